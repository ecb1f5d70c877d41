package org.vfioscope.ui.internal.theme;

import java.util.Locale;
import org.eclipse.swt.widgets.Display;

/** What the window can look like. */
enum Theme {
    /** As the desktop does: with high contrast, dark or light. */
    SYSTEM {
        @Override
        String id(Display display) {
            if (display.getHighContrast()) {
                return HIGH_CONTRAST.id(display);
            }
            return (Display.isSystemDarkTheme() ? DARK : LIGHT).id(display);
        }
    },
    LIGHT {
        @Override
        String id(Display display) {
            return "org.eclipse.e4.ui.css.theme.e4_default";
        }
    },
    DARK {
        @Override
        String id(Display display) {
            return "org.eclipse.e4.ui.css.theme.e4_dark";
        }
    },
    HIGH_CONTRAST {
        @Override
        String id(Display display) {
            // the workbench takes a theme with this word in its name for one that needs GTK's own widgets dark
            return "org.vfioscope.ui.theme.contrast_dark";
        }
    };

    /** {@return the name of the theme in plugin.xml, of this bundle or of org.eclipse.ui.themes} */
    abstract String id(Display display);

    /** {@return the word for this theme in the menu of plugin.xml} */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
