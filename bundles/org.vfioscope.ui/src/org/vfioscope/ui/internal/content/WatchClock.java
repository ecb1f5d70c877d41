package org.vfioscope.ui.internal.content;

import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.swt.widgets.Control;
import org.vfioscope.ui.internal.preferences.Preferences;

/** Ticks on the window's thread while a control lives, at the interval of the preferences. A new interval counts at once. */
final class WatchClock implements Runnable {

    private final Control control;
    private final Runnable tick;

    private WatchClock(Control control, Runnable tick) {
        this.control = control;
        this.tick = tick;
    }

    /**
     * Begins to tick; the first tick comes after one interval.
     *
     * @param control ends it when it is disposed of
     * @param tick called at each tick while the control can be seen
     * @param changed called when the interval became another one
     */
    static void start(Control control, Runnable tick, Runnable changed) {
        WatchClock clock = new WatchClock(control, tick);
        clock.schedule();
        IPropertyChangeListener listener = Preferences.onWatchInterval(() -> {
            clock.schedule();
            changed.run();
        });
        control.addDisposeListener(event -> Preferences.removeListener(listener));
    }

    /** Replaces the tick that is awaited, if any. */
    private void schedule() {
        control.getDisplay().timerExec(Preferences.watchMillis(), this);
    }

    @Override
    public void run() {
        if (!control.isDisposed()) {
            if (control.isVisible()) {
                tick.run();
            }
            schedule();
        }
    }
}
