package org.vfioscope.report.json;

import java.io.StringWriter;
import java.io.Writer;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Consumer;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.core.util.Separators;

/**
 * A JSON document in this product's one layout: two spaces, a line feed at the end, numbers of the hardware as
 * hexadecimal strings (a JSON number loses bits above 2^53 in many readers), and {@code null} for what there is not.
 */
final class JsonDocument {

    private static final JsonFactory FACTORY =
            JsonFactory.builder().disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build();

    private final JsonGenerator generator;

    private JsonDocument(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Begins a document of one object in the product's layout, for people and for comparing line by line. */
    static JsonDocument begin(Writer out) {
        return begin(FACTORY.createGenerator(new Layout(), out));
    }

    /** Begins a document of one object in a single line, without a line feed. */
    static JsonDocument beginLine(Writer out) {
        return begin(FACTORY.createGenerator(ObjectWriteContext.empty(), out));
    }

    private static JsonDocument begin(JsonGenerator generator) {
        generator.writeStartObject();
        return new JsonDocument(generator);
    }

    /** Ends the document; the writer stays open and is flushed. */
    void end() {
        generator.writeEndObject();
        generator.close();
    }

    /** Writes a document of one object. */
    static String write(Consumer<JsonDocument> content) {
        StringWriter text = new StringWriter();
        JsonDocument document = begin(text);
        content.accept(document);
        document.end();
        return text.append('\n').toString();
    }

    void beginArray(String name) {
        generator.writeArrayPropertyStart(name);
    }

    void endArray() {
        generator.writeEndArray();
    }

    void beginElement() {
        generator.writeStartObject();
    }

    void endElement() {
        generator.writeEndObject();
    }

    /** Bytes as base64 without line breaks. */
    void bytes(String name, byte[] value) {
        generator.writeBinaryProperty(name, value);
    }

    void text(String name, String value) {
        generator.writeStringProperty(name, value);
    }

    void text(String name, Optional<String> value) {
        value.ifPresentOrElse(v -> text(name, v), () -> none(name));
    }

    void number(String name, long value) {
        generator.writeNumberProperty(name, value);
    }

    void flag(String name, boolean value) {
        generator.writeBooleanProperty(name, value);
    }

    void none(String name) {
        generator.writeNullProperty(name);
    }

    /** An address, size or offset, unsigned. */
    void hex(String name, long value) {
        text(name, "0x" + Long.toHexString(value));
    }

    /** A number of a fixed width in hexadecimal digits, such as a PCI id. */
    void id(String name, int digits, int value) {
        text(name, "0x" + ("%0" + digits + "x").formatted(value));
    }

    void texts(String name, Collection<String> values) {
        generator.writeArrayPropertyStart(name);
        values.forEach(generator::writeString);
        generator.writeEndArray();
    }

    void object(String name, Runnable content) {
        generator.writeObjectPropertyStart(name);
        content.run();
        generator.writeEndObject();
    }

    <T> void object(String name, Optional<T> value, Consumer<T> content) {
        value.ifPresentOrElse(v -> object(name, () -> content.accept(v)), () -> none(name));
    }

    <T> void objects(String name, Collection<T> values, Consumer<T> content) {
        generator.writeArrayPropertyStart(name);
        for (T value : values) {
            generator.writeStartObject();
            content.accept(value);
            generator.writeEndObject();
        }
        generator.writeEndArray();
    }

    private static final class Layout extends ObjectWriteContext.Base {

        private static final DefaultIndenter TWO_SPACES = new DefaultIndenter("  ", "\n");

        @Override
        public PrettyPrinter getPrettyPrinter() {
            Separators separators = Separators.createDefaultInstance()
                    .withObjectNameValueSpacing(Separators.Spacing.AFTER)
                    .withArrayEmptySeparator("")
                    .withObjectEmptySeparator("");
            return new DefaultPrettyPrinter(separators)
                    .withArrayIndenter(TWO_SPACES)
                    .withObjectIndenter(TWO_SPACES);
        }

        @Override
        public boolean hasPrettyPrinter() {
            return true;
        }
    }
}
