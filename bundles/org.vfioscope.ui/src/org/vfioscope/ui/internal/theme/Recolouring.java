package org.vfioscope.ui.internal.theme;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Listener;

/**
 * Waits until GTK has other colours. Widgets that give up the colours of a theme get GTK's ones of that moment for good, and
 * so those of the dark theme if the next one is set before GTK has left it: white text on white ground.
 */
final class Recolouring implements Listener {

    /** GTK tells nothing when it has no other colours to offer, as on a desktop that is dark itself. */
    private static final int LONGEST_MILLIS = 1000;

    private final Display display;
    private Runnable then;

    private Recolouring(Display display, Runnable then) {
        this.display = display;
        this.then = then;
    }

    /**
     * Lets GTK be dark or light. To be called on the window's thread; does not wait.
     *
     * @param then what to do when it is so, on that thread
     */
    static void of(Display display, boolean dark, Runnable then) {
        Recolouring recolouring = new Recolouring(display, then);
        display.addListener(SWT.Settings, recolouring);
        display.setDarkThemePreferred(dark);
        display.timerExec(LONGEST_MILLIS, recolouring::done);
    }

    @Override
    public void handleEvent(Event settings) {
        // after all who listen to the same event
        display.asyncExec(this::done);
    }

    private void done() {
        display.removeListener(SWT.Settings, this);
        Runnable once = then;
        then = () -> {};
        once.run();
    }
}
