package org.vfioscope.ui.internal.compare;

import java.util.List;
import org.vfioscope.report.export.ContentChoice;

/**
 * What is compared.
 *
 * @param a the name of a device, or of a file of captured devices
 * @param b what it is compared with
 * @param contents the content to read of both; none compares what their captures hold
 */
public record Sides(String a, String b, List<ContentChoice> contents) {

    /** Keeps an own copy. */
    public Sides {
        contents = List.copyOf(contents);
    }

    /**
     * Two, without content that would have to be read.
     *
     * @param a the first
     * @param b the second
     */
    public Sides(String a, String b) {
        this(a, b, List.of());
    }

    /** The same sides with other content. */
    Sides withContents(List<ContentChoice> other) {
        return new Sides(a, b, other);
    }
}
