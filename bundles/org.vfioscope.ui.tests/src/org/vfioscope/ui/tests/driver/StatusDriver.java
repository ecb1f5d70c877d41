package org.vfioscope.ui.tests.driver;

import java.util.stream.Stream;
import org.eclipse.swt.custom.CLabel;

/** Reads the status line. */
public final class StatusDriver {

    private StatusDriver() {}

    /** What it says now, in all of its parts and those of the views' labels. To be called on the window's thread. */
    public static Stream<String> texts() {
        return Widgets.all(Ui.shell(), CLabel.class).map(CLabel::getText);
    }

    /** Waits until a part of it begins with a text. */
    public static void await(String start) {
        Ui.await("a status that begins with: " + start, () -> says(start));
    }

    /** Whether a part of it begins with a text. To be called on the window's thread. */
    public static boolean says(String start) {
        return texts().anyMatch(text -> text.startsWith(start));
    }
}
