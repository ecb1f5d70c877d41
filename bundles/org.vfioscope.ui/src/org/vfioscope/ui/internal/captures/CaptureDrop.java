package org.vfioscope.ui.internal.captures;

import java.nio.file.Path;
import java.util.Arrays;
import org.eclipse.swt.dnd.DND;
import org.eclipse.swt.dnd.DropTarget;
import org.eclipse.swt.dnd.DropTargetAdapter;
import org.eclipse.swt.dnd.DropTargetEvent;
import org.eclipse.swt.dnd.FileTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;

/** Opens the files that are dropped on a window as captured devices. */
public final class CaptureDrop extends DropTargetAdapter {

    private final Captures captures;

    private CaptureDrop(Captures captures) {
        this.captures = captures;
    }

    /**
     * Lets a window take files, wherever nothing in it takes them itself.
     *
     * @param window the window
     */
    public static void accept(IWorkbenchWindow window) {
        Shell shell = window.getShell();
        DropTarget target = new DropTarget(shell, DND.DROP_COPY | DND.DROP_MOVE | DND.DROP_LINK | DND.DROP_DEFAULT);
        target.setTransfer(new Transfer[] {FileTransfer.getInstance()});
        target.addDropListener(new CaptureDrop(new Captures(window)));
    }

    @Override
    public void dragEnter(DropTargetEvent event) {
        copy(event);
    }

    @Override
    public void dragOperationChanged(DropTargetEvent event) {
        copy(event);
    }

    /** A file manager that lets files be moved would delete them after a move. */
    private static void copy(DropTargetEvent event) {
        event.detail = (event.operations & DND.DROP_COPY) != 0 ? DND.DROP_COPY : event.operations & DND.DROP_LINK;
    }

    @Override
    public void drop(DropTargetEvent event) {
        if (event.data instanceof String[] files) {
            captures.open(Arrays.stream(files).map(Path::of).toList());
        }
    }
}
