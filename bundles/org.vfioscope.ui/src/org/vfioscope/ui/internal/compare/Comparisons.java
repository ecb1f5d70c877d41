package org.vfioscope.ui.internal.compare;

import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.dialogs.WakeQuestion;

/** Shows comparisons in the Compare view. */
public final class Comparisons {

    private Comparisons() {}

    /**
     * Compares two sides, after asking where that wakes a device. To be called on the window's thread.
     *
     * @param page the window's page
     * @param sides what to compare
     */
    public static void show(IWorkbenchPage page, Sides sides) {
        Shell shell = page.getWorkbenchWindow().getShell();
        if (!mayCompare(shell, page.getWorkbenchWindow().getService(DeviceAccess.class), sides)) {
            return;
        }
        try {
            ((CompareView) page.showView(ViewIds.COMPARE)).compare(sides);
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Whether two sides may be compared; asks the user where that wakes a device. */
    static boolean mayCompare(Shell shell, DeviceAccess access, Sides sides) {
        return WakeQuestion.mayOpen(shell, sides.woken(access));
    }
}
