package org.vfioscope.ui.internal.theme;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;

/**
 * Waits until GTK has other colours. Widgets that give up the colours of a theme get GTK's ones of that moment for good, and
 * so those of the dark theme if the next one is set before GTK has left it: white text on white ground.
 */
final class Recolouring {

    private static final int LOOK_MILLIS = 50;

    /** GTK has no other colours to offer on a desktop that is dark itself, and needs a second on a busy machine. */
    private static final int MOST_LOOKS = 40;

    private static final float MIDDLE = 0.5f;

    /** Where a display keeps the one that is under way. */
    private static final String UNDER_WAY = Recolouring.class.getName();

    private final Display display;
    private final boolean dark;
    private final Runnable then;
    private int looks;

    private Recolouring(Display display, boolean dark, Runnable then) {
        this.display = display;
        this.dark = dark;
        this.then = then;
    }

    /**
     * Lets GTK be dark or light. To be called on the window's thread; does not wait. What was begun before, and is under way
     * still, is given up: the last choice is the one that counts.
     *
     * @param then what to do when it is so, on that thread
     */
    static void of(Display display, boolean dark, Runnable then) {
        Recolouring next = new Recolouring(display, dark, then);
        display.setData(UNDER_WAY, next);
        next.look();
    }

    /** Whether one waits still. To be called on the display's thread. */
    static boolean isUnderWay(Display display) {
        return display.getData(UNDER_WAY) != null;
    }

    private void look() {
        if (display.getData(UNDER_WAY) != this) {
            return;
        }
        // it is this that makes SWT read GTK's colours; the event of changed settings may come before GTK has others
        display.setDarkThemePreferred(dark);
        if (isDark() == dark || looks == MOST_LOOKS) {
            display.setData(UNDER_WAY, null);
            then.run();
        } else {
            looks++;
            display.timerExec(LOOK_MILLIS, this::look);
        }
    }

    private boolean isDark() {
        return display.getSystemColor(SWT.COLOR_WIDGET_BACKGROUND).getRGB().getHSB()[2] < MIDDLE;
    }
}
