package org.vfioscope.ui.tests.driver;

import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Link;

/** Clicks links. */
public final class LinkDriver {

    private LinkDriver() {}

    /** Waits for a link with a target, and clicks it. */
    public static void click(String target) {
        Link link = Ui.find(
                "link to " + target,
                () -> Widgets.all(Ui.shell(), Link.class)
                        .filter(candidate -> candidate.getText().contains("\"" + target + "\""))
                        .findFirst()
                        .orElse(null));
        Ui.run(() -> {
            Event event = new Event();
            event.text = target;
            link.notifyListeners(SWT.Selection, event);
        });
    }
}
