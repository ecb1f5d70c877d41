package org.vfioscope.report;

import java.io.IOException;

/**
 * One document under way, to which devices are added as they are read, so that the document never has to be held as a
 * whole. Used by one thread at a time.
 */
public interface ReportWriter extends AutoCloseable {

    /**
     * Adds a device. Blocks as long as writing does, and as reading the device's content does where it has some.
     *
     * @param device the device
     * @throws IOException if the document cannot be written, or captured content cannot be read any more
     */
    void add(DeviceReport device) throws IOException;

    /**
     * Ends the document and flushes it. Nothing is added afterwards.
     *
     * @throws IOException if the document cannot be written
     */
    void finish() throws IOException;

    /** Lets go of what the writing needed, whether the document was finished or not; the stream stays open. */
    @Override
    default void close() throws IOException {
        // most forms hold nothing but the stream
    }
}
