package org.vfioscope.help.internal;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.Status;
import org.eclipse.jface.dialogs.ErrorDialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.window.Window;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.program.Program;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Listener;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.swt.widgets.ToolBar;
import org.eclipse.swt.widgets.ToolItem;
import org.eclipse.ui.ISharedImages;
import org.eclipse.ui.PlatformUI;

/** The help beside the window: the table of contents and a search to the left, a page to the right, and the way back. */
final class HelpWindow extends Window {

    private static final Point SIZE = new Point(960, 700);
    private static final int[] WEIGHTS = {28, 72};

    private final Deque<PageLocation> before = new ArrayDeque<>();
    private final Deque<PageLocation> after = new ArrayDeque<>();
    private SearchPane contents;
    private PageView page;
    private ToolItem back;
    private ToolItem forward;
    private PageLocation shown;

    HelpWindow() {
        super((Shell) null);
        setShellStyle(SWT.SHELL_TRIM);
        setBlockOnOpen(false);
    }

    @Override
    protected void configureShell(Shell shell) {
        super.configureShell(shell);
        shell.setText(Messages.Help_title);
        shell.setImages(
                PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell().getImages());
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(shell);
    }

    @Override
    protected Point getInitialSize() {
        return SIZE;
    }

    @Override
    protected Control createContents(Composite parent) {
        ToolBar tools = new ToolBar(parent, SWT.FLAT | SWT.RIGHT);
        back = tool(tools, Messages.Help_back, ISharedImages.IMG_TOOL_BACK, SWT.ARROW_LEFT, () -> go(before, after));
        forward = tool(
                tools, Messages.Help_forward, ISharedImages.IMG_TOOL_FORWARD, SWT.ARROW_RIGHT, () -> go(after, before));
        SashForm halves = new SashForm(parent, SWT.HORIZONTAL);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(halves);
        contents = new SearchPane(halves, this::show, this::show);
        page = new PageView(halves, contents.ground(), this::follow);
        halves.setWeights(WEIGHTS);
        onKey(halves, SWT.MOD1, 'f', contents::focus);
        return halves;
    }

    /** An item that can be pressed with Alt and an arrow, too. */
    private ToolItem tool(ToolBar bar, String label, String image, int key, Runnable action) {
        ToolItem item = new ToolItem(bar, SWT.PUSH);
        item.setText(label);
        item.setImage(PlatformUI.getWorkbench().getSharedImages().getImage(image));
        item.setToolTipText(label + " (Alt+" + (key == SWT.ARROW_LEFT ? "←" : "→") + ")");
        item.setEnabled(false);
        item.addListener(SWT.Selection, event -> action.run());
        onKey(bar, SWT.ALT, key, action);
        return item;
    }

    /** Lets a key do something wherever in this window the keyboard is. */
    private static void onKey(Control control, int modifier, int key, Runnable action) {
        Listener pressed = event -> {
            if (event.stateMask == modifier
                    && event.keyCode == key
                    && control.getDisplay().getActiveShell() == control.getShell()) {
                event.doit = false;
                action.run();
            }
        };
        control.getDisplay().addFilter(SWT.KeyDown, pressed);
        control.addDisposeListener(event -> event.display.removeFilter(SWT.KeyDown, pressed));
    }

    boolean isOpen() {
        return getShell() != null && !getShell().isDisposed();
    }

    /** Shows a page in front of all windows, and keeps the way back. */
    void show(PageLocation next) {
        if (next.equals(shown)) {
            getShell().forceActive();
            return;
        }
        PageLocation last = shown;
        if (display(next)) {
            keep(last);
        }
    }

    /** Shows a section with the words marked that it was found by, and keeps the way back. */
    private void show(Section found, Words words) {
        PageLocation last = shown;
        if (display(found.page(), () -> page.show(found, words))
                && !found.page().samePage(last)) {
            keep(last);
        }
    }

    private void keep(PageLocation last) {
        if (last != null) {
            before.push(last);
        }
        after.clear();
        update();
    }

    private void go(Deque<PageLocation> from, Deque<PageLocation> to) {
        if (from.isEmpty()) {
            return;
        }
        PageLocation last = shown;
        if (display(from.pop())) {
            to.push(last);
        }
        update();
    }

    private boolean display(PageLocation next) {
        return display(next, () -> page.show(next));
    }

    /** Puts a page onto the screen. */
    @FunctionalInterface
    private interface Showing {
        void run() throws IOException;
    }

    private boolean display(PageLocation next, Showing showing) {
        try {
            showing.run();
        } catch (IOException e) {
            IStatus status = Status.error(e.getMessage(), e);
            ErrorDialog.openError(getShell(), Messages.Help_title, Messages.Help_noPage, status);
            return false;
        }
        shown = next;
        contents.select(next);
        // not before a topic is selected: GTK selects the first one in a tree that gets the focus without
        if (getShell().isVisible()) {
            getShell().forceActive();
        } else {
            open();
        }
        return true;
    }

    private void update() {
        back.setEnabled(!before.isEmpty());
        forward.setEnabled(!after.isEmpty());
    }

    private void follow(String link) {
        if (link.contains("://")) {
            Program.launch(link);
        } else {
            show(shown.resolve(link));
        }
    }
}
