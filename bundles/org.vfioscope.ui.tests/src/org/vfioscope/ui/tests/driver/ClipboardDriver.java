package org.vfioscope.ui.tests.driver;

import java.util.function.Predicate;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;

/** Reads the clipboard. */
public final class ClipboardDriver {

    private ClipboardDriver() {}

    /** Waits until the clipboard holds a text. */
    public static void await(String text) {
        await(text::equals);
    }

    /** Waits until the clipboard holds a text of a kind. */
    public static void await(Predicate<String> expected) {
        Ui.await("the text in the clipboard", () -> {
            String text = text();
            return text != null && expected.test(text);
        });
    }

    private static String text() {
        Clipboard clipboard = new Clipboard(Ui.display());
        try {
            return (String) clipboard.getContents(TextTransfer.getInstance());
        } finally {
            clipboard.dispose();
        }
    }
}
