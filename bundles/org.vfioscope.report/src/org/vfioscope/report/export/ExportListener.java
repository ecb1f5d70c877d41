package org.vfioscope.report.export;

/** Hears how an export goes on, on the thread that carries it out. */
public interface ExportListener {

    /**
     * A device is begun.
     *
     * @param name its name
     * @param done how many devices came before it
     * @param total how many devices there are
     */
    default void device(String name, int done, int total) {}

    /**
     * Content was read.
     *
     * @param bytes how many bytes of it were read since the last time
     */
    default void content(long bytes) {}

    /**
     * A device, or content of one, cannot be read; the others go on.
     *
     * @param error why: a VfioException or a DeviceException
     */
    void failed(Exception error);

    /** {@return whether the user does not want the export any more; asked between devices and pieces of content} */
    default boolean isCancelled() {
        return false;
    }
}
