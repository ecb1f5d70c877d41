package org.vfioscope.ui;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.commands.ICommandService;
import org.vfioscope.ui.internal.handlers.RefusedKeys;

/** Stands at the beginning of the window. */
public final class WindowOpening {

    private WindowOpening() {}

    /**
     * Lets the window's status line say why, whenever the key of an action is pressed that cannot work. To be called once
     * for a window, on its thread, after it has opened.
     *
     * @param window the window
     */
    public static void explainRefusedKeys(IWorkbenchWindow window) {
        window.getService(ICommandService.class).addExecutionListener(new RefusedKeys(window));
    }
}
