package org.vfioscope.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.ILog;

/** All pages of the help, by sections, to be searched. */
final class Sections {

    private final List<Section> all;

    Sections(List<Section> all) {
        this.all = List.copyOf(all);
    }

    /**
     * Reads pages. One that cannot be read is logged and left out: a plug-in's mistake does not end the search of all.
     *
     * @param pages the pages, in the order of the contents
     */
    static Sections read(List<PageLocation> pages) {
        List<Section> all = new ArrayList<>();
        for (PageLocation page : pages) {
            try (InputStream stream = page.open()) {
                all.addAll(of(page, PageParser.parse(stream)));
            } catch (IOException e) {
                ILog.of(Sections.class).warn("the search leaves out " + page.path(), e);
            }
        }
        return new Sections(all);
    }

    /** The sections of a page. */
    static List<Section> of(PageLocation page, List<Block> blocks) {
        List<Section> sections = new ArrayList<>();
        String title = blocks.stream()
                .filter(Block.Heading.class::isInstance)
                .map(block -> ((Block.Heading) block).text())
                .findFirst()
                .orElse("");
        String heading = title;
        int begin = 0;
        List<String> texts = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Block.Heading next) {
                if (i > begin) {
                    sections.add(new Section(page, title, heading, begin, String.join("\n", texts)));
                }
                texts.clear();
                heading = next.text();
                begin = i;
            } else {
                texts.add(text(blocks.get(i)));
            }
        }
        sections.add(new Section(page, title, heading, begin, String.join("\n", texts)));
        return sections;
    }

    private static String text(Block block) {
        return switch (block) {
            case Block.Heading heading -> heading.text();
            case Block.Paragraph(String markup) -> Markup.plain(markup);
            case Block.Items(List<String> markups) ->
                markups.stream().map(Markup::plain).collect(Collectors.joining("\n"));
            case Block.Code(String lines) -> lines;
            case Block.Table(List<List<String>> rows) ->
                rows.stream()
                        .map(row -> row.stream().map(Markup::plain).collect(Collectors.joining("  ")))
                        .collect(Collectors.joining("\n"));
            case Block.Picture(String source, String words) -> words;
        };
    }

    /** Those that have all of the words, the best first; none where there are no words. */
    List<Section> find(Words words) {
        return words.isEmpty()
                ? List.of()
                : all.stream()
                        .filter(section -> words.allIn(section.heading() + "\n" + section.text()))
                        .sorted(Comparator.comparingInt((Section section) -> section.rank(words))
                                .reversed())
                        .toList();
    }
}
