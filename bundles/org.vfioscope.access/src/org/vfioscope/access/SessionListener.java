package org.vfioscope.access;

/**
 * Hears of open devices. Called on the thread that caused the change, which is seldom the UI thread, with no
 * device locked.
 */
public interface SessionListener {

    /**
     * A device was opened.
     *
     * @param session its session
     */
    void opened(DeviceSession session);

    /**
     * Something of an open device changed: its snapshot, or the state of one of its handles.
     *
     * @param session its session
     */
    void changed(DeviceSession session);

    /**
     * A device was closed; its handles are released.
     *
     * @param session its session
     */
    void closed(DeviceSession session);

    /** Dmabufs came from another process, or something of one that came changed. */
    default void receivedChanged() {
        // most look at devices alone
    }
}
