package org.vfioscope.ui.internal.views;

import org.eclipse.swt.SWT;
import org.eclipse.swt.SWTException;
import org.eclipse.swt.widgets.Control;

/** Runs something on the thread of a control, unless the control is gone by then. */
public final class OnDisplay {

    private OnDisplay() {}

    /**
     * Schedules it; returns at once.
     *
     * @param control the control
     * @param work what to run
     */
    public static void of(Control control, Runnable work) {
        try {
            control.getDisplay().asyncExec(() -> {
                if (!control.isDisposed()) {
                    work.run();
                }
            });
        } catch (SWTException e) {
            // a job may well outlive the window that it was to tell its result
            if (e.code != SWT.ERROR_WIDGET_DISPOSED && e.code != SWT.ERROR_DEVICE_DISPOSED) {
                throw e;
            }
        }
    }
}
