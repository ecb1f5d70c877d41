package org.vfioscope.help.internal;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilder;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.w3c.dom.Text;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads a page. Pages are well-formed HTML of few elements, so that a browser shows them too: h1 to h3, p, ul, pre, table,
 * img, and within text a, b, kbd, code and br.
 */
final class PageParser {

    private PageParser() {}

    /**
     * Reads a page.
     *
     * @param page its bytes; not closed
     * @return its pieces, in order
     * @throws IOException if it cannot be read, is not well-formed, or has an element that is not known here
     */
    static List<Block> parse(InputStream page) throws IOException {
        try {
            DocumentBuilderFactory factory = DocumentBuilderFactory.newDefaultInstance();
            factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
            DocumentBuilder builder = factory.newDocumentBuilder();
            // the one that is set otherwise prints what it then throws
            builder.setErrorHandler(new DefaultHandler());
            Element root = builder.parse(page).getDocumentElement();
            Element body = (Element) root.getElementsByTagName("body").item(0);
            List<Block> blocks = new ArrayList<>();
            for (Element element : children(body)) {
                blocks.add(block(element));
            }
            return blocks;
        } catch (SAXException | ParserConfigurationException e) {
            throw new IOException("The page is not well-formed: " + e.getMessage(), e);
        }
    }

    private static Block block(Element element) throws IOException {
        String name = element.getTagName();
        return switch (name) {
            case "h1", "h2", "h3" -> new Block.Heading(name.charAt(1) - '0', text(element), element.getAttribute("id"));
            case "p" -> new Block.Paragraph(markup(element));
            case "ul" -> new Block.Items(markups(children(element)));
            case "pre" -> new Block.Code(element.getTextContent().strip());
            case "img" -> new Block.Picture(element.getAttribute("src"), element.getAttribute("alt"));
            case "table" -> table(element);
            default -> throw new IOException("The help shows no element " + name);
        };
    }

    private static Block table(Element table) throws IOException {
        List<List<String>> rows = new ArrayList<>();
        for (Element row : children(table)) {
            rows.add(markups(children(row)));
        }
        return new Block.Table(rows);
    }

    private static List<String> markups(List<Element> elements) throws IOException {
        List<String> markups = new ArrayList<>();
        for (Element element : elements) {
            markups.add(markup(element));
        }
        return markups;
    }

    private static String markup(Element element) throws IOException {
        StringBuilder markup = new StringBuilder();
        for (Node node : nodes(element).toList()) {
            switch (node) {
                case Text text -> markup.append(Markup.escaped(text.getData().replaceAll("\\s+", " ")));
                case Element inner -> markup.append(inline(inner));
                default -> {
                    // comments are not shown
                }
            }
        }
        return markup.toString().strip();
    }

    private static String inline(Element element) throws IOException {
        String text = Markup.escaped(text(element));
        return switch (element.getTagName()) {
            case "a" -> "<a href=\"" + Markup.escaped(element.getAttribute("href")) + "\">" + text + "</a>";
            case "b", "kbd" -> "<b>" + text + "</b>";
            case "code" -> "<span font=\"code\">" + text + "</span>";
            case "br" -> "<br/>";
            default -> throw new IOException("The help shows no element " + element.getTagName() + " within text");
        };
    }

    private static String text(Element element) {
        return element.getTextContent().strip().replaceAll("\\s+", " ");
    }

    private static List<Element> children(Element parent) {
        return nodes(parent)
                .filter(Element.class::isInstance)
                .map(Element.class::cast)
                .toList();
    }

    private static Stream<Node> nodes(Element parent) {
        NodeList nodes = parent.getChildNodes();
        return IntStream.range(0, nodes.getLength()).mapToObj(nodes::item);
    }
}
