package org.vfioscope.help.internal;

import java.util.regex.Matcher;

/**
 * A part of a page, from one heading to the next.
 *
 * @param page the page
 * @param title the page's first heading
 * @param heading the part's heading; that of the page for the part before any other
 * @param block the place of the part's first {@link Block} in the page, from 0
 * @param text all that is read there, without the heading
 */
record Section(PageLocation page, String title, String heading, int block, String text) {

    private static final int BEFORE = 40;
    private static final int SNIPPET = 160;
    private static final int HEADING = 100;

    /** The heading, with the page's where that is another. */
    String label() {
        return heading.equals(title) ? title : heading + " — " + title;
    }

    /** How well it answers: a word in the heading says more than many in the text. */
    int rank(Words words) {
        return HEADING * words.countIn(heading) + words.countIn(text);
    }

    /** What stands around the first place of a word. */
    String snippet(Words words) {
        Matcher found = words.any(text);
        int first = found.find() ? found.start() : 0;
        int from = Math.max(0, first - BEFORE);
        int to = Math.min(text.length(), from + SNIPPET);
        return (from > 0 ? "…" : "") + text.substring(from, to).strip() + (to < text.length() ? "…" : "");
    }
}
