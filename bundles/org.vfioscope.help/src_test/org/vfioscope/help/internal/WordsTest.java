package org.vfioscope.help.internal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordsTest {

    private static final String HIT = "<span color=\"hit\" font=\"hit\">";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "bar | a BAR of | a [BAR] of",
                "bar gib | 16 GiB BARs | 16 [GiB] [BAR]s",
                "key | press <b>the Key</b> now | press [the Key] now",
                "msi | <span font=\"code\">MSI-X</span> | [MSI-X]",
                "page | <a href=\"page.html\">the page</a> of pages | <a href=\"page.html\">the page</a> of [page]s",
                "amp | R&amp;D amp | R&amp;D [amp]",
                "& | R&amp;D | R[&amp;]D",
                "br | a<br/>br | a<br/>[br]",
                "none | a BAR | a BAR"
            })
    void marksWordsAndLeavesLinksAndMarkupAlone(String typed, String markup, String marked) {
        assertThat(Words.of(typed).marked(markup))
                .isEqualTo(marked.replace("[", HIT).replace("]", "</span>"));
    }

    @ParameterizedTest
    @CsvSource({"'', 0", "'  ', 0", "'one  Two', 2"})
    void takesWhatWasTypedApart(String typed, int words) {
        assertThat(Words.of(typed).each()).hasSize(words);
    }
}
