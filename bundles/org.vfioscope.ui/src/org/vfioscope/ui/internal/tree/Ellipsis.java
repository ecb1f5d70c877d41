package org.vfioscope.ui.internal.tree;

import java.util.function.ToIntFunction;

/** Says how much of a text is shown where all of it does not fit, so that a sign behind it tells that there is more. */
final class Ellipsis {

    static final String SIGN = "…";

    private Ellipsis() {}

    /**
     * Shortens a text until it fits with the sign behind it.
     *
     * @param text the whole text
     * @param room the width that there is, in pixels
     * @param width measures a text, in pixels
     * @return its beginning, without blanks before the sign; the whole text where that fits
     */
    static String beginning(String text, int room, ToIntFunction<String> width) {
        if (width.applyAsInt(text) <= room) {
            return text;
        }
        int fits = 0;
        int tooLong = text.length();
        while (tooLong - fits > 1) {
            int middle = (fits + tooLong) / 2;
            if (width.applyAsInt(text.substring(0, middle) + SIGN) <= room) {
                fits = middle;
            } else {
                tooLong = middle;
            }
        }
        int end = fits > 0 && Character.isHighSurrogate(text.charAt(fits - 1)) ? fits - 1 : fits;
        return text.substring(0, end).stripTrailing();
    }
}
