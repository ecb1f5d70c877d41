package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.ImageData;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;

/** Looks at the views' toolbars; an item is told by its tooltip, which is all that a user sees of it beside the icon. */
public final class ToolbarDriver {

    private ToolbarDriver() {}

    /** Waits until there is an item that is enabled, or disabled, and whose tooltip contains a text. */
    public static void await(boolean enabled, String tooltip) {
        Ui.await(
                (enabled ? "an enabled" : "a disabled") + " tool item with the tooltip " + tooltip,
                () -> find(tooltip).filter(item -> item.isEnabled() == enabled).isPresent());
    }

    /** Presses an item. */
    public static void press(String tooltip) {
        await(true, tooltip);
        Ui.run(() -> {
            ToolItem item = find(tooltip).orElseThrow();
            if ((item.getStyle() & SWT.CHECK) != 0) {
                item.setSelection(!item.getSelection());
            }
            Ui.start(() -> item.notifyListeners(SWT.Selection, new Event()));
        });
    }

    /** The pixels of an item's picture, and how opaque each is. */
    public static List<byte[]> picture(String tooltip) {
        return Ui.call(() -> {
            ImageData data = find(tooltip).orElseThrow().getImage().getImageData(100);
            return List.of(data.data, data.alphaData == null ? new byte[0] : data.alphaData);
        });
    }

    private static Optional<ToolItem> find(String tooltip) {
        return Widgets.all(Ui.shell(), ToolBar.class)
                .flatMap(bar -> Arrays.stream(bar.getItems()))
                .filter(item ->
                        item.getToolTipText() != null && item.getToolTipText().contains(tooltip))
                .findFirst();
    }
}
