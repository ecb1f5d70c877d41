package org.vfioscope.ui.internal.content;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads numbers as people type them who look at registers: hexadecimal, with or without 0x. */
final class AddressText {

    private static final Pattern NUMBER = Pattern.compile("(?:0[xX])?([0-9a-fA-F_]{1,24})");

    private AddressText() {}

    /** The number, unsigned, or empty where it is none or does not fit into 64 bits. */
    static OptionalLong parse(String typed) {
        Matcher matcher = NUMBER.matcher(typed.strip());
        if (!matcher.matches()) {
            return OptionalLong.empty();
        }
        String digits = matcher.group(1).replace("_", "").replaceFirst("^0+(?=.)", "");
        return digits.isEmpty() || digits.length() > 16
                ? OptionalLong.empty()
                : OptionalLong.of(Long.parseUnsignedLong(digits, 16));
    }
}
