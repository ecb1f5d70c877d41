package org.vfioscope.help.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageParserTest {

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("html"))) {
            return files.toList();
        }
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyPageOfTheHelpCanBeShown(Path page) throws IOException {
        try (InputStream stream = Files.newInputStream(page)) {
            assertThat(PageParser.parse(stream)).first().isInstanceOf(Block.Heading.class);
        }
    }

    @Test
    void textBecomesMarkup() throws IOException {
        assertThat(parse("<p>see <a href=\"b.html#c\">that</a> &amp; <kbd>F1</kbd>,\n<code>a &lt; b</code></p>"))
                .containsExactly(new Block.Paragraph(
                        "see <a href=\"b.html#c\">that</a> &amp; <b>F1</b>," + " <span font=\"code\">a &lt; b</span>"));
    }

    @Test
    void tablesListsCodeAndPicturesKeepTheirParts() throws IOException {
        assertThat(parse("<h2 id=\"x\">H</h2><table><tr><th>a</th><th>b</th></tr><tr><td>1</td><td>2</td></tr></table>"
                        + "<ul><li>i</li><li>j</li></ul><pre>\n a\n  b</pre><img src=\"p.png\" alt=\"words\"/>"))
                .containsExactly(
                        new Block.Heading(2, "H", "x"),
                        new Block.Table(List.of(List.of("a", "b"), List.of("1", "2"))),
                        new Block.Items(List.of("i", "j")),
                        new Block.Code("a\n  b"),
                        new Block.Picture("p.png", "words"));
    }

    @Test
    void whatCannotBeShownIsRefused() {
        assertThatThrownBy(() -> parse("<video/>"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("video");
        assertThatThrownBy(() -> parse("<p><i>x</i></p>"))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("i within");
        assertThatThrownBy(() -> parse("<p>")).isInstanceOf(IOException.class).hasMessageContaining("well-formed");
    }

    private static List<Block> parse(String body) throws IOException {
        String page = "<html><body>" + body + "</body></html>";
        return PageParser.parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
    }
}
