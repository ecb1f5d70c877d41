package org.vfioscope.access;

/** What became of the wish to make a dmabuf, where no error stood in the way. */
public sealed interface DmabufOutcome {

    /**
     * The dmabuf was made.
     *
     * @param handle it, owned by its session until it is released
     */
    record Created(DmabufHandle handle) implements DmabufOutcome {}

    /**
     * The region has nothing to export, so the kernel was not asked.
     *
     * @param reason why, in words
     */
    record Skipped(String reason) implements DmabufOutcome {}

    /**
     * Backend or kernel have no dmabuf export; everything else goes on.
     *
     * @param reason why, in words, with the remedy
     */
    record Unsupported(String reason) implements DmabufOutcome {}
}
