package org.vfioscope.simulator.internal.data;

import java.util.Optional;

/**
 * A number of a device file: a JSON number, or a text such as {@code "0x400000000"}.
 *
 * @param value the number, unsigned
 */
record Quantity(long value) {

    /**
     * Reads a text.
     *
     * @param text decimal digits, or 0x and hexadecimal digits
     * @return the number, or empty where the text is not one or needs more than 64 bits
     */
    static Optional<Quantity> parse(String text) {
        try {
            long value = text.startsWith("0x")
                    ? Long.parseUnsignedLong(text, 2, text.length(), 16)
                    : Long.parseUnsignedLong(text);
            return text.contains("+") ? Optional.empty() : Optional.of(new Quantity(value));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }
}
