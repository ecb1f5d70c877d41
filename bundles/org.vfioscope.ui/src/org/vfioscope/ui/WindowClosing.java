package org.vfioscope.ui;

import org.eclipse.ui.IWorkbenchWindow;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.internal.dialogs.Questions;
import org.vfioscope.ui.internal.preferences.OpenDevices;

/** Stands before the end of the window. */
public final class WindowClosing {

    private WindowClosing() {}

    /**
     * Asks the user whether the window may be closed, if that would release live dmabufs, end DMA or leave a file
     * unwritten, and remembers the open devices. To be called on the window's thread; waits for the user, not for a device.
     *
     * @param window the window
     * @return whether to go on
     */
    public static boolean mayClose(IWorkbenchWindow window) {
        DeviceAccess access = window.getService(DeviceAccess.class);
        boolean close = Questions.mayQuit(window.getShell(), access);
        if (close) {
            OpenDevices.remember(access);
        }
        return close;
    }
}
