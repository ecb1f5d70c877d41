package org.vfioscope.ui.internal.dialogs;

import java.util.OptionalLong;

/** Reads numbers that a user types, in every field of the window and as the command line does: in hex after {@code 0x}, else in decimal. */
public final class Unsigned {

    private Unsigned() {}

    /**
     * Reads an unsigned number of 64 bits.
     *
     * @param typed the text, with or without blanks around it
     * @return the number; empty where the text is none, or one that does not fit
     */
    public static OptionalLong parse(String typed) {
        String text = typed.strip();
        boolean hex = text.startsWith("0x") || text.startsWith("0X");
        try {
            // a sign is no part of an address, though Long takes it
            return text.startsWith("+") || hex && text.startsWith("+", 2)
                    ? OptionalLong.empty()
                    : OptionalLong.of(
                            hex ? Long.parseUnsignedLong(text.substring(2), 16) : Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
