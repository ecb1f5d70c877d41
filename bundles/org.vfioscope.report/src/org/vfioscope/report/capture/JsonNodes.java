package org.vfioscope.report.capture;

import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads pieces of a JSON document into memory, but for the bytes of content, which stay in the file. */
final class JsonNodes {

    /** The property whose string is content. */
    private static final String BYTES = "base64";

    private final JsonParser parser;
    private final long firstLine;
    private final long firstByte;

    /**
     * Reads what a parser stands before.
     *
     * @param parser the parser
     * @param firstLine how many lines of the file come before what the parser was given
     * @param firstByte how many bytes of the file come before it
     */
    JsonNodes(JsonParser parser, long firstLine, long firstByte) {
        this.parser = parser;
        this.firstLine = firstLine;
        this.firstByte = firstByte;
    }

    /** The line of the parser's token. */
    long line() {
        return firstLine + parser.currentTokenLocation().getLineNr();
    }

    /** Where the parser's token begins in the file, in bytes. */
    long position() {
        return firstByte + parser.currentTokenLocation().getByteOffset();
    }

    /** Reads the value that begins with the parser's token, to its end. */
    JsonNode read() throws Damage {
        JsonToken token = parser.currentToken();
        if (token == null) {
            throw new Damage(line(), "the file ends too early");
        }
        return switch (token) {
            case START_OBJECT -> fields();
            case START_ARRAY -> elements();
            case VALUE_STRING -> new JsonNode.Text(line(), parser.getString());
            case VALUE_NUMBER_INT ->
                parser.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new JsonNode.OtherNumber(line())
                        : new JsonNode.Number(line(), parser.getLongValue());
            case VALUE_NUMBER_FLOAT -> new JsonNode.OtherNumber(line());
            case VALUE_TRUE -> new JsonNode.Truth(line(), true);
            case VALUE_FALSE -> new JsonNode.Truth(line(), false);
            case VALUE_NULL -> new JsonNode.None(line());
            default -> throw new Damage(line(), "%s has no place here".formatted(parser.getString()));
        };
    }

    private JsonNode fields() throws Damage {
        long line = line();
        Map<String, JsonNode> all = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            boolean bytes = name.equals(BYTES) && parser.currentToken() == JsonToken.VALUE_STRING;
            all.put(name, bytes ? bytes() : read());
        }
        return new JsonNode.Fields(line, all);
    }

    private JsonNode elements() throws Damage {
        long line = line();
        List<JsonNode> all = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            all.add(read());
        }
        return new JsonNode.Elements(line, all);
    }

    private JsonNode bytes() throws Damage {
        long line = line();
        long position = position() + 1;
        try {
            return new JsonNode.Bytes(line, position, Base64.getDecoder().decode(parser.getString()).length);
        } catch (IllegalArgumentException e) {
            throw new Damage(line, "the bytes are no base64: " + e.getMessage(), e);
        }
    }
}
