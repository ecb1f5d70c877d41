package org.vfioscope.ui.tests.driver;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.Accessible;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.accessibility.AccessibleListener;
import org.eclipse.swt.custom.TableCursor;
import org.eclipse.swt.widgets.Canvas;
import org.eclipse.swt.widgets.Combo;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.swt.widgets.Tree;

/** Reads what the window tells a screen reader. */
public final class AccessibleDriver {

    private AccessibleDriver() {}

    private static final List<Class<? extends Control>> TAKING_KEYS =
            List.of(Tree.class, Table.class, Combo.class, Text.class, Slider.class);

    /** What takes the keyboard in the window, and the tools, that a screen reader would find no name of. */
    public static List<String> nameless() {
        return Ui.call(AccessibleDriver::namelessNow);
    }

    private static List<String> namelessNow() {
        List<String> found = new ArrayList<>();
        Stream.concat(
                        TAKING_KEYS.stream().flatMap(type -> Widgets.all(Ui.shell(), type)),
                        // those that are drawn by hand
                        Widgets.all(Ui.shell(), Canvas.class).filter(canvas -> canvas.isListening(SWT.KeyDown)))
                .filter(control -> name(control).isBlank())
                .forEach(control -> found.add(control + " of " + control.getParent()));
        Widgets.all(Ui.shell(), ToolBar.class)
                .flatMap(bar -> Arrays.stream(bar.getItems()))
                .filter(item -> (item.getStyle() & SWT.SEPARATOR) == 0)
                .filter(item -> isBlank(item.getText()) && isBlank(item.getToolTipText()))
                .map(ToolItem::toString)
                .forEach(found::add);
        return found;
    }

    private static boolean isBlank(String text) {
        return text == null || text.isBlank();
    }

    /** The names that a screen reader would be told of the registers' cursor, one from each of its listeners. */
    public static List<String> cursorNames() {
        return Ui.call(() -> Widgets.all(Ui.shell(), TableCursor.class)
                .flatMap(cursor -> listeners(cursor).map(listener -> name(cursor, listener)))
                .toList());
    }

    /** The name that the control's listeners give to the desktop; the last one has its way. */
    private static String name(Control control) {
        return listeners(control).map(listener -> name(control, listener)).reduce("", (first, last) -> last);
    }

    private static String name(Control control, AccessibleListener listener) {
        AccessibleEvent event = new AccessibleEvent(control);
        event.childID = -1;
        listener.getName(event);
        return event.result == null ? "" : event.result;
    }

    /** SWT has no way of its own to ask for them. */
    private static Stream<AccessibleListener> listeners(Control control) {
        try {
            Field listeners = Accessible.class.getDeclaredField("accessibleListeners");
            listeners.setAccessible(true);
            return listeners.get(control.getAccessible()) instanceof List<?> all
                    ? all.stream().map(AccessibleListener.class::cast)
                    : Stream.empty();
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
