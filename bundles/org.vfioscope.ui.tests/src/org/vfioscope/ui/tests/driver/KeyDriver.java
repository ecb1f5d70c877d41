package org.vfioscope.ui.tests.driver;

import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Event;

/** Presses keys: the workbench sees them where it looks for its bindings, before the control that has the focus. */
public final class KeyDriver {

    private static final AtomicInteger TIME = new AtomicInteger(1);

    private KeyDriver() {}

    /** Presses a key with modifiers, such as {@code SWT.MOD1} and {@code 'd'}. */
    public static void press(int modifiers, int key) {
        // after a dialog nothing has it until the window is active again
        Ui.await(
                "the focus",
                () -> Ui.display().getActiveShell() != null && Ui.display().getFocusControl() != null);
        Ui.start(() -> {
            Display display = Ui.display();
            Control focus = display.getFocusControl();
            Event event = new Event();
            event.type = SWT.KeyDown;
            event.widget = focus;
            event.display = display;
            event.stateMask = modifiers;
            // the workbench takes a second Delete with the time of the first for the same event, and drops it; without
            // a time of its own an event has that of the last real one, and here no real one may come in between
            event.time = TIME.getAndIncrement();
            event.keyCode = key;
            // with Ctrl, a letter's character is its control code
            event.character = (char) (key > Character.MAX_VALUE ? 0 : (modifiers & SWT.MOD1) != 0 ? key & 0x1f : key);
            focus.notifyListeners(SWT.KeyDown, event);
        });
    }
}
