package org.vfioscope.ui.internal.rows;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts long explanations to what fits into a cell; the whole text belongs into the tooltip. */
final class Shortening {

    private static final int LONGEST = 72;

    private static final Pattern SENTENCE_END = Pattern.compile("[.;:](\\s|$)");

    private Shortening() {}

    /** The text up to the end of its first sentence or clause, with an ellipsis where something was cut off. */
    static String firstSentence(String text) {
        Matcher end = SENTENCE_END.matcher(text);
        String first = end.find() ? text.substring(0, end.start()) : text;
        boolean cut = first.length() < text.length() - 1;
        if (first.length() > LONGEST) {
            first = first.substring(0, LONGEST).stripTrailing();
            cut = true;
        }
        return cut ? first + "…" : first;
    }
}
