package org.vfioscope.ui.internal.copy;

import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Display;

/** Puts text into the clipboard. */
public final class ToClipboard {

    private ToClipboard() {}

    /**
     * Puts a text there; an empty one is left out, as the clipboard refuses it. To be called on the display's thread.
     *
     * @param display the display
     * @param text the text
     */
    public static void put(Display display, String text) {
        if (text.isEmpty()) {
            return;
        }
        Clipboard clipboard = new Clipboard(display);
        try {
            clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
        } finally {
            clipboard.dispose();
        }
    }
}
