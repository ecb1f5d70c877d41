package org.vfioscope.ui.internal.theme;

import java.util.Arrays;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.preferences.IEclipsePreferences;
import org.eclipse.core.runtime.preferences.InstanceScope;
import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.osgi.service.prefs.BackingStoreException;

/** The theme that the user chose; it is kept where the workbench looks for it when it starts. */
public final class ThemeChoice {

    private static final String NODE = "org.eclipse.e4.ui.css.swt.theme";
    private static final String KEY = "themeid";

    private ThemeChoice() {}

    /** {@return the user's choice; that of the desktop while there is none} */
    static Theme current(Display display) {
        String id = preferences().get(KEY, "");
        return Arrays.stream(Theme.values())
                .filter(theme -> theme != Theme.SYSTEM && theme.id(display).equals(id))
                .findFirst()
                .orElse(Theme.SYSTEM);
    }

    /**
     * Shows a theme and keeps it for the next start. To be called on the window's thread; does not wait.
     *
     * @param then what to do when it is shown, on that thread
     */
    static void choose(IWorkbench workbench, Theme theme, Runnable then) {
        boolean kept = theme != Theme.SYSTEM;
        if (!kept) {
            IEclipsePreferences preferences = preferences();
            preferences.remove(KEY);
            try {
                preferences.flush();
            } catch (BackingStoreException e) {
                ILog.get().warn("The choice of the desktop's theme could not be kept", e);
            }
        }
        Display display = workbench.getDisplay();
        String id = theme.id(display);
        IThemeEngine engine = workbench.getService(IThemeEngine.class);
        boolean dark = isDark(id);
        Runnable show = () -> {
            engine.setTheme(id, kept);
            then.run();
        };
        if (dark == isDark(engine.getActiveTheme().getId()) && !Recolouring.isUnderWay(display)) {
            show.run();
        } else {
            Recolouring.of(display, dark, show);
        }
    }

    /** Whether the workbench wants GTK dark with this theme: it goes by the name. */
    private static boolean isDark(String id) {
        return id.contains("dark");
    }

    /**
     * Shows the chosen theme on a desktop with high contrast, where the workbench itself starts with its light one. To be
     * called on the window's thread.
     *
     * @param workbench the workbench, with its first window open
     */
    public static void correct(IWorkbench workbench) {
        Display display = workbench.getDisplay();
        if (display.getHighContrast()) {
            workbench.getService(IThemeEngine.class).setTheme(current(display).id(display), false);
        }
    }

    private static IEclipsePreferences preferences() {
        return InstanceScope.INSTANCE.getNode(NODE);
    }
}
