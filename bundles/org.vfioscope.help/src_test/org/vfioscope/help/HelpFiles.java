package org.vfioscope.help;

import java.io.File;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/** Reads the files of this bundle, and of those that it tells of, as they lie in the sources. */
final class HelpFiles {

    private static final Path WINDOW = Path.of("..", "org.vfioscope.ui");

    private HelpFiles() {}

    static List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("html"))) {
            return files.sorted().toList();
        }
    }

    static String page(String name) throws IOException {
        return Files.readString(Path.of("html", name));
    }

    static Document xml(Path file) throws Exception {
        return DocumentBuilderFactory.newDefaultInstance().newDocumentBuilder().parse(new File(file.toString()));
    }

    /** The elements of a name in the window's plugin.xml. */
    static List<Element> contributed(String element) throws Exception {
        return elements(xml(WINDOW.resolve("plugin.xml")), element);
    }

    static List<Element> elements(Document document, String name) {
        var found = document.getElementsByTagName(name);
        return IntStream.range(0, found.getLength())
                .mapToObj(i -> (Element) found.item(i))
                .toList();
    }

    /** What a user reads where plugin.xml has a key such as {@code %view.map}. */
    static String word(String key) throws IOException {
        Properties words = new Properties();
        try (Reader file = Files.newBufferedReader(WINDOW.resolve("OSGI-INF/l10n/bundle.properties"))) {
            words.load(file);
        }
        return words.getProperty(key.substring(1));
    }
}
