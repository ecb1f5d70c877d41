package org.vfioscope.linux.internal.holders;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The fields of a /proc/PID/fdinfo/FD, a line {@code field:<tab>value} each.
 *
 * @param fields the values by field; of a field that comes twice, the first
 */
public record ProcFdinfo(Map<String, String> fields) {

    /**
     * Reads the lines; those of another form are passed over.
     *
     * @param lines the file
     * @return its fields
     */
    public static ProcFdinfo parse(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new ProcFdinfo(fields);
    }

    /**
     * A field's value.
     *
     * @param field its name
     * @return the value; empty where the field is missing or has none
     */
    public Optional<String> text(String field) {
        return Optional.ofNullable(fields.get(field)).filter(value -> !value.isEmpty());
    }

    /**
     * A field's number.
     *
     * @param field its name
     * @return the value, unsigned; empty where the field is missing or no decimal number
     */
    public OptionalLong number(String field) {
        try {
            String value = fields.get(field);
            return value == null ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(value));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
