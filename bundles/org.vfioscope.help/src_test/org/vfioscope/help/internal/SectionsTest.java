package org.vfioscope.help.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SectionsTest {

    private static final PageLocation PAGE = PageLocation.of("/b/html/page.html");

    private static final List<Section> PARTS = Sections.of(
            PAGE,
            List.of(
                    new Block.Heading(1, "Views", ""),
                    new Block.Paragraph("All <b>views</b> show a BAR."),
                    new Block.Heading(2, "Content", "content"),
                    new Block.Items(List.of("a register", "R&amp;D")),
                    new Block.Code("vfioscope read"),
                    new Block.Heading(2, "BAR", ""),
                    new Block.Table(List.of(List.of("key", "what it does"), List.of("Enter", "opens a content")))));

    private final Sections sections = new Sections(PARTS);

    @Test
    void aSectionGoesFromHeadingToHeading() {
        assertThat(PARTS).extracting(Section::heading).containsExactly("Views", "Content", "BAR");
        assertThat(PARTS).extracting(Section::block).containsExactly(0, 2, 5);
        assertThat(PARTS.get(1).text()).isEqualTo("a register\nR&D\nvfioscope read");
        assertThat(PARTS.get(0).label()).isEqualTo("Views");
        assertThat(PARTS.get(1).label()).isEqualTo("Content — Views");
    }

    @Test
    void allWordsHaveToBeInASectionAndAHeadingCountsMost() {
        assertThat(sections.find(Words.of("bar"))).extracting(Section::heading).containsExactly("BAR", "Views");
        assertThat(sections.find(Words.of("REGISTER vfio")))
                .extracting(Section::heading)
                .containsExactly("Content");
        assertThat(sections.find(Words.of("register enter"))).isEmpty();
        assertThat(sections.find(Words.of(" "))).isEmpty();
    }

    @Test
    void aSnippetShowsWhatStandsAroundTheWord() {
        assertThat(PARTS.get(1).snippet(Words.of("vfioscope"))).isEqualTo("a register\nR&D\nvfioscope read");
        String longText = "x ".repeat(100) + "needle" + " y".repeat(200);
        Section section = new Section(PAGE, "t", "h", 0, longText);
        assertThat(section.snippet(Words.of("needle")))
                .startsWith("…x")
                .contains("needle")
                .endsWith("y…")
                .hasSizeLessThan(200);
    }
}
