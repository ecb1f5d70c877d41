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
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
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
