package org.vfioscope.report.capture;

import java.util.List;
import java.util.Map;

/** A piece of a JSON document that knows its line. */
sealed interface JsonNode {

    /** The line it begins in, from 1. */
    long line();

    /** An object. */
    record Fields(long line, Map<String, JsonNode> all) implements JsonNode {}

    /** An array. */
    record Elements(long line, List<JsonNode> all) implements JsonNode {}

    /** A string. */
    record Text(long line, String value) implements JsonNode {}

    /** A string of base64, left in the file: where its first character is, in bytes, and how many bytes it stands for. */
    record Bytes(long line, long position, int length) implements JsonNode {}

    /** An integer. */
    record Number(long line, long value) implements JsonNode {}

    /** A truth value. */
    record Truth(long line, boolean value) implements JsonNode {}

    /** A number that no property of this version has: with a fraction, or beyond 64 bits. */
    record OtherNumber(long line) implements JsonNode {}

    /** Null. */
    record None(long line) implements JsonNode {}
}
