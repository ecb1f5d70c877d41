package org.vfioscope.model;

import java.util.Set;

/**
 * What a device that is replayed from a file was when it was captured.
 *
 * @param name the name it was opened by then, such as {@code 0000:03:00.0}
 * @param providerId the provider that found it then, such as {@code linux}; or {@code qemu-trace} or {@code lspci} where
 *     the file is another program's
 * @param file the file it comes from, without its folder
 * @param notCaptured the parts that the file does not tell of
 */
public record CaptureOrigin(String name, String providerId, String file, Set<SnapshotPart> notCaptured) {

    /** Keeps an own copy. */
    public CaptureOrigin {
        notCaptured = Set.copyOf(notCaptured);
    }
}
