package org.vfioscope.simulator.internal.data;

import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Bytes as lspci -xxxx prints them: lines of an offset in hexadecimal digits, a colon, and bytes of two hexadecimal
 * digits each. Lines may be left out; their bytes are zero.
 */
final class HexDump {

    private static final Pattern LINE = Pattern.compile("\\s*([0-9a-fA-F]{1,16}):((?:\\s+[0-9a-fA-F]{2})+)\\s*");

    private HexDump() {}

    /**
     * Reads a dump.
     *
     * @param check reports what is wrong
     * @param field the property it stands in
     * @param lines the dump
     * @param size how many bytes there are, unsigned
     * @return the given bytes by their offset; no two overlap
     * @throws DeviceFileException if a line is none, leaves the size, or gives bytes that another gave
     */
    static NavigableMap<Long, byte[]> parse(Check check, String field, List<String> lines, long size)
            throws DeviceFileException {
        NavigableMap<Long, byte[]> parts = new TreeMap<>(Long::compareUnsigned);
        for (int i = 0; i < lines.size(); i++) {
            String line = field + "[" + i + "]";
            Matcher m = LINE.matcher(lines.get(i));
            check.that(
                    m.matches(),
                    line,
                    "\"%s\" is not an offset, a colon and bytes as in \"40: 11 00 04 00\"",
                    lines.get(i));
            long offset = HexFormat.fromHexDigitsToLong(m.group(1));
            byte[] bytes = HexFormat.of().parseHex(m.group(2).replaceAll("\\s+", ""));
            check.that(
                    Long.compareUnsigned(bytes.length, size) <= 0
                            && Long.compareUnsigned(offset, size - bytes.length) <= 0,
                    line,
                    "reaches past the end 0x%x",
                    size);
            var before = parts.floorEntry(offset);
            var after = parts.ceilingKey(offset);
            check.that(
                    (before == null || Long.compareUnsigned(before.getKey() + before.getValue().length, offset) <= 0)
                            && (after == null || Long.compareUnsigned(offset + bytes.length, after) <= 0),
                    line,
                    "gives bytes that another line gives");
            parts.put(offset, bytes);
        }
        return parts;
    }
}
