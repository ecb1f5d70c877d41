package org.vfioscope.ui.internal.tree;

import java.util.function.Supplier;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Control;

/** Names controls without a label of their own for screen readers. */
public final class AccessibleName {

    private AccessibleName() {}

    /**
     * Names a control.
     *
     * @param control the control
     * @param name its name
     */
    public static void set(Control control, String name) {
        set(control, () -> name);
    }

    /**
     * Names a control whose name follows what it shows. To be called once for a control: a second name does not take the place
     * of the first.
     *
     * @param control the control
     * @param name gives its name whenever it is asked for
     */
    public static void set(Control control, Supplier<String> name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name.get();
            }
        });
    }

    /**
     * Tells what a control that is drawn by hand shows just now.
     *
     * @param control the control
     * @param words gives the words whenever they are asked for; empty for none
     */
    public static void describe(Control control, Supplier<String> words) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getDescription(AccessibleEvent event) {
                event.result = words.get();
            }
        });
    }
}
