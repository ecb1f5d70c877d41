package org.vfioscope.help.internal;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Control;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.PlatformUI;
import org.osgi.service.event.EventHandler;

/** Whether the window is light or dark: pictures of it follow. */
final class Shade {

    private Shade() {}

    /** The names of all dark themes have the word in them: the workbench goes by it, too. */
    static boolean isDark() {
        return PlatformUI.getWorkbench()
                .getService(IThemeEngine.class)
                .getActiveTheme()
                .getId()
                .contains("dark");
    }

    /**
     * Calls back on the window's thread after each change of the theme, until a control is disposed of.
     *
     * @param control the control
     * @param changed what to do
     */
    static void onChange(Control control, Runnable changed) {
        IWorkbench workbench = PlatformUI.getWorkbench();
        IEventBroker broker = workbench.getService(IEventBroker.class);
        // when all controls have their new colours
        EventHandler handler = event -> control.getDisplay().asyncExec(() -> {
            if (!control.isDisposed()) {
                changed.run();
            }
        });
        broker.subscribe(IThemeEngine.Events.THEME_CHANGED, handler);
        control.addDisposeListener(event -> broker.unsubscribe(handler));
    }
}
