package org.vfioscope.access.spi;

import org.vfioscope.model.errno.Errno;

/** What came of the attempt to import a dmabuf into a scratch IOAS, by which alone the kernel tells whether it is revoked. */
public sealed interface TriedImport {

    /** It was mapped, and unmapped again: it is not revoked. */
    record Taken() implements TriedImport {}

    /**
     * It was refused.
     *
     * @param errno ENODEV where it is revoked; EOPNOTSUPP where it has several ranges, whether revoked or not
     */
    record Refused(Errno errno) implements TriedImport {}

    /**
     * It could not be tried.
     *
     * @param reason why, in words
     */
    record Impossible(String reason) implements TriedImport {}
}
