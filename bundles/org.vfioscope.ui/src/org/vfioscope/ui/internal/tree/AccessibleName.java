package org.vfioscope.ui.internal.tree;

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
}
