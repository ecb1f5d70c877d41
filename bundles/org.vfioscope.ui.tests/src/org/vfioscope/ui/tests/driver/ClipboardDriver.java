package org.vfioscope.ui.tests.driver;

import java.util.function.Predicate;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;

/** Reads and fills the clipboard. */
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

    /** Puts a text there, so that what follows is seen to come. */
    public static void put(String text) {
        Ui.run(() -> {
            Clipboard clipboard = new Clipboard(Ui.display());
            try {
                clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            } finally {
                clipboard.dispose();
            }
        });
        await(text);
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
