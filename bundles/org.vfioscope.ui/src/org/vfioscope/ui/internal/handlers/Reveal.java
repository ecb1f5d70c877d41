package org.vfioscope.ui.internal.handlers;

import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.statushandlers.StatusManager;
import org.vfioscope.ui.internal.views.Revealing;

/** Shows what came of an action in the view that has it. */
final class Reveal {

    private Reveal() {}

    /** At once after the user's step: the view is activated. */
    static void now(IWorkbenchPage page, String viewId, String key) {
        row(page, viewId, key, IWorkbenchPage.VIEW_ACTIVATE);
    }

    /** Some time later: the keyboard stays where the user has it by now. */
    static void later(IWorkbenchPage page, String viewId, String key) {
        row(page, viewId, key, IWorkbenchPage.VIEW_VISIBLE);
    }

    private static void row(IWorkbenchPage page, String viewId, String key, int mode) {
        try {
            if (page.showView(viewId, null, mode) instanceof Revealing view) {
                view.reveal(key);
            }
        } catch (PartInitException e) {
            StatusManager.getManager().handle(e.getStatus(), StatusManager.SHOW);
        }
    }
}
