package org.vfioscope.ui.internal.export;

import java.util.Arrays;
import java.util.List;
import org.vfioscope.report.export.ContentChoice;

/** Reads which content is wanted, as a user types it: what the command line's --content takes, parted by commas. */
public final class ContentText {

    private ContentText() {}

    /**
     * Reads choices.
     *
     * @param typed such as {@code bar0:0x0+0x1000, config}; may be empty
     * @return the choices
     * @throws IllegalArgumentException if one is none; the message says what one looks like
     */
    public static List<ContentChoice> parse(String typed) {
        return Arrays.stream(typed.split("[,;\\n]"))
                .map(String::strip)
                .filter(one -> !one.isEmpty())
                .map(ContentChoice::parse)
                .toList();
    }
}
