package org.vfioscope.report.export;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.OpenWay;

/**
 * What an export holds.
 *
 * @param contents the content to read; none by default, since reading registers can change them
 * @param width the width of each access while reading content
 * @param capturedContent whether content that a capture holds is exported again where no other was chosen
 * @param blockedAsFound whether a device that cannot be opened is reported as it was found, rather than tried all the same
 * @param way in which way devices are opened; empty leaves it to the host
 * @param redact whether serial numbers and host names are masked
 */
public record ExportOptions(
        List<ContentChoice> contents,
        AccessWidth width,
        boolean capturedContent,
        boolean blockedAsFound,
        Optional<OpenWay> way,
        boolean redact) {

    /** Everything but content of live devices, unmasked. */
    public static final ExportOptions USUAL =
            new ExportOptions(List.of(), AccessWidth.DWORD, true, true, Optional.empty(), false);

    /** Keeps an own copy. */
    public ExportOptions {
        contents = List.copyOf(contents);
    }
}
