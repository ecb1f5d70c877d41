package org.vfioscope.ui.internal.views;

import java.util.Optional;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchWindow;

/** Says in the status line of the active view what came of an action, until something else is selected. */
public final class StatusLine {

    private StatusLine() {}

    /**
     * Says what was done.
     *
     * @param window the window
     * @param words one sentence
     */
    public static void tell(IWorkbenchWindow window, String words) {
        of(window).ifPresent(line -> line.setMessage(words));
    }

    /**
     * Says why something cannot be done, with a sign.
     *
     * @param window the window
     * @param reason one sentence
     */
    public static void refuse(IWorkbenchWindow window, String reason) {
        of(window).ifPresent(line -> line.setErrorMessage(Dialog.getImage(Dialog.DLG_IMG_MESSAGE_WARNING), reason));
    }

    private static Optional<IStatusLineManager> of(IWorkbenchWindow window) {
        return window.getActivePage().getActivePart() != null
                        && window.getActivePage().getActivePart().getSite() instanceof IViewSite site
                ? Optional.of(site.getActionBars().getStatusLineManager())
                : Optional.empty();
    }
}
