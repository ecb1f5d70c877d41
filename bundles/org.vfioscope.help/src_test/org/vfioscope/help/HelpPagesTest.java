package org.vfioscope.help;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** The pages lead somewhere, leave nothing out, and show what is compiled. */
class HelpPagesTest {

    private static final Map<String, String> KEYS = Map.of("M1", "Ctrl", "M2", "Shift", "DEL", "Delete");

    static List<Path> pages() throws Exception {
        return HelpFiles.pages();
    }

    @ParameterizedTest
    @MethodSource("pages")
    void everyLinkAndPictureIsThere(Path page) throws Exception {
        Document document = HelpFiles.xml(page);
        for (Element link : HelpFiles.elements(document, "a")) {
            assertThereIs(page, link.getAttribute("href"));
        }
        for (Element picture : HelpFiles.elements(document, "img")) {
            assertThereIs(page, picture.getAttribute("src"));
            assertThat(picture.getAttribute("alt")).isNotBlank();
            assertThereIs(page, picture.getAttribute("src").replace(".png", "-dark.png"));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"toc.xml", "contexts.xml"})
    void everyTopicIsThere(String file) throws Exception {
        for (Element topic : HelpFiles.elements(HelpFiles.xml(Path.of(file)), "topic")) {
            assertThereIs(Path.of(file), topic.getAttribute("href"));
        }
    }

    @Test
    void everyPageIsInTheContents() throws Exception {
        Document toc = HelpFiles.xml(Path.of("toc.xml"));
        assertThat(HelpFiles.elements(toc, "topic").stream().map(topic -> Path.of(topic.getAttribute("href"))))
                .containsExactlyInAnyOrderElementsOf(HelpFiles.pages().stream()
                        .filter(page -> !page.endsWith("index.html"))
                        .toList());
    }

    @Test
    void everyViewHasASection() throws Exception {
        List<Element> headings = HelpFiles.elements(HelpFiles.xml(Path.of("html", "views.html")), "h2");
        for (Element view : HelpFiles.contributed("view")) {
            assertThat(headings)
                    .extracting(Element::getTextContent)
                    .contains(HelpFiles.word(view.getAttribute("name")));
        }
    }

    @Test
    void everyOwnViewHasItsContext() throws Exception {
        List<Element> contexts = HelpFiles.elements(HelpFiles.xml(Path.of("contexts.xml")), "context");
        assertThat(contexts)
                .extracting(context -> "org.vfioscope.ui." + context.getAttribute("id"))
                .containsExactlyInAnyOrderElementsOf(HelpFiles.contributed("view").stream()
                        .map(view -> view.getAttribute("id"))
                        .filter(id -> id.startsWith("org.vfioscope.ui."))
                        .toList());
    }

    @Test
    void everyActionHasALineWithItsKey() throws Exception {
        Map<String, String> keys = HelpFiles.contributed("key").stream()
                .collect(Collectors.toMap(
                        key -> key.getAttribute("commandId"),
                        key -> "<kbd>" + readable(key.getAttribute("sequence")) + "</kbd>"));
        for (Element command : HelpFiles.contributed("command")) {
            if (command.hasAttribute("id")) {
                assertThat(HelpFiles.page("actions.html"))
                        .contains("<tr><td>%s</td><td>%s</td>"
                                .formatted(
                                        HelpFiles.word(command.getAttribute("name")),
                                        keys.getOrDefault(command.getAttribute("id"), "")));
            }
        }
    }

    @Test
    void everyErrnoThatIsExplainedHasALine() throws Exception {
        Path advisors = Path.of("..", "org.vfioscope.model", "src/org/vfioscope/model/errno");
        TreeSet<String> explained = new TreeSet<>();
        for (String advisor : List.of("ErrnoAdvisor.java", "SocketAdvice.java")) {
            Pattern.compile("Errno\\.(E[A-Z0-9]+)")
                    .matcher(Files.readString(advisors.resolve(advisor)))
                    .results()
                    .forEach(found -> explained.add(found.group(1)));
        }
        assertThat(explained).isNotEmpty();
        for (String errno : explained) {
            assertThat(HelpFiles.page("errors.html")).contains("<tr><td><b>" + errno + "</b></td>");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "providers.html org.vfioscope.access/src_test/org/example/fpga/CardProvider.java",
                "providers.html org.vfioscope.access/src_test/org/example/fpga/Card.java",
                "renderers.html org.vfioscope.report/src_test/org/example/docs/NamesRenderer.java"
            })
    void anExampleIsWhatIsCompiled(String pageAndSource) throws Exception {
        String[] parts = pageAndSource.split(" ");
        String source = Files.readString(Path.of("..").resolve(parts[1])).strip();
        List<Element> shown = HelpFiles.elements(HelpFiles.xml(Path.of("html", parts[0])), "pre");
        assertThat(shown).extracting(Element::getTextContent).contains(source);
    }

    private static String readable(String sequence) {
        return Arrays.stream(sequence.split("\\+"))
                .map(part -> KEYS.getOrDefault(part, part))
                .collect(Collectors.joining("+"));
    }

    private static void assertThereIs(Path from, String link) throws Exception {
        assertThat(link).as("pages lead to nothing that needs a network").doesNotContain("://");
        String[] parts = link.split("#");
        Path target = parts[0].isEmpty() ? from : from.resolveSibling(parts[0]);
        assertThat(target).exists();
        if (parts.length > 1) {
            assertThat(Files.readString(target)).contains(" id=\"" + parts[1] + "\"");
        }
    }
}
