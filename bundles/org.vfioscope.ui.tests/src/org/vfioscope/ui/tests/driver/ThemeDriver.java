package org.vfioscope.ui.tests.driver;

import org.eclipse.e4.ui.css.swt.theme.IThemeEngine;
import org.eclipse.ui.PlatformUI;

/** Chooses a theme as a user does. */
public final class ThemeDriver {

    private ThemeDriver() {}

    /**
     * Chooses a theme in the menu and waits until it is shown.
     *
     * @param label the menu's
     * @param id the end of the theme's name
     */
    public static void choose(String label, String id) {
        MenuDriver.main().choose("Window", "Theme", label);
        Ui.await("theme " + id, () -> shown().endsWith(id));
    }

    /** Goes back to the light theme, which is that of the display that the tests run on, and keeps no choice. */
    public static void back() {
        choose("As the Desktop", "default");
    }

    private static String shown() {
        return PlatformUI.getWorkbench()
                .getService(IThemeEngine.class)
                .getActiveTheme()
                .getId();
    }
}
