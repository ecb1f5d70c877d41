package org.vfioscope.ui.tests.driver;

import java.lang.reflect.Constructor;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.DropTargetListener;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;

/** Drops files on a control: what a file manager sends ends in the drop target that is nearest above the control. */
public final class DropDriver {

    private DropDriver() {}

    /** Drops files on a control. */
    public static void drop(Control on, Path... files) {
        Ui.run(() -> {
            DropTarget target = target(on);
            if (Stream.of(target.getTransfer()).noneMatch(FileTransfer.class::isInstance)) {
                throw new AssertionError("takes no files");
            }
            for (DropTargetListener listener : target.getDropListeners()) {
                DropTargetEvent event = event(target);
                event.operations = DND.DROP_COPY | DND.DROP_MOVE;
                event.detail = DND.DROP_MOVE;
                listener.dragEnter(event);
                if (event.detail != DND.DROP_COPY) {
                    throw new AssertionError("a drop that is no copy would let a file manager delete the file");
                }
                event.data = Stream.of(files).map(Path::toString).toArray(String[]::new);
                listener.drop(event);
            }
        });
    }

    private static DropTarget target(Control control) {
        for (Control at = control; at != null; at = at.getParent()) {
            if (at.getData(DND.DROP_TARGET_KEY) instanceof DropTarget target) {
                return target;
            }
        }
        throw new AssertionError("nothing takes a drop there");
    }

    /** SWT keeps to itself how such events are made. */
    private static DropTargetEvent event(DropTarget target) {
        try {
            Class<?> type = Class.forName("org.eclipse.swt.dnd.DNDEvent", true, DND.class.getClassLoader());
            Constructor<?> made = type.getDeclaredConstructor();
            made.setAccessible(true);
            Event event = (Event) made.newInstance();
            event.widget = target;
            Constructor<DropTargetEvent> wrapped = DropTargetEvent.class.getDeclaredConstructor(type);
            wrapped.setAccessible(true);
            return wrapped.newInstance(event);
        } catch (ReflectiveOperationException e) {
            throw new AssertionError(e);
        }
    }
}
