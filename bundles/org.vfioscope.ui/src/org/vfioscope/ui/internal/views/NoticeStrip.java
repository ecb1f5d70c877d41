package org.vfioscope.ui.internal.views;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.jface.dialogs.Dialog;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Button;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.access.Notice;
import org.vfioscope.access.NoticeBoard;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.tree.AccessibleName;

/**
 * Shows the warnings of the run above a view, one at a time and the newest first, so that they stay out of the way of the
 * work. One goes when it is dismissed, or while the device that it names is closed.
 */
final class NoticeStrip {

    private static final int MARGIN = 6;

    /** The wrapped text asks for this much at first; the layout widens it to the view. */
    private static final int WIDTH = 400;

    /** A longer warning is read in the tooltip, or scrolled. */
    private static final int LINES = 2;

    private final Composite strip;
    private final Text text;
    private final Set<Notice> known = new HashSet<>();
    private final Deque<Notice> waiting = new ArrayDeque<>();
    private final Deque<Notice> aside = new ArrayDeque<>();

    /**
     * Shows the warnings given so far and all that follow.
     *
     * @param parent a composite with a grid layout
     * @param board where the warnings are given
     */
    NoticeStrip(Composite parent, NoticeBoard board) {
        strip = new Composite(parent, SWT.BORDER);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(MARGIN, MARGIN).applyTo(strip);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(strip);
        Label icon = new Label(strip, SWT.NONE);
        icon.setImage(Dialog.getImage(Dialog.DLG_IMG_MESSAGE_WARNING));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
        text = new Text(strip, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        text.setBackground(strip.getBackground());
        AccessibleName.set(text, Messages.Notices_name);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(WIDTH, LINES * text.getLineHeight())
                .applyTo(text);
        Button dismiss = new Button(strip, SWT.PUSH);
        dismiss.setText(Messages.Notices_dismiss);
        dismiss.addListener(SWT.Selection, event -> {
            waiting.pop();
            update();
        });
        strip.setVisible(false);
        Consumer<Notice> listener = notice -> OnDisplay.of(strip, () -> add(notice));
        board.addListener(listener);
        strip.addDisposeListener(event -> board.removeListener(listener));
        board.notices().forEach(this::add);
    }

    private void add(Notice notice) {
        // one that is given while the first are shown comes both ways
        if (known.add(notice)) {
            waiting.push(notice);
            update();
        }
    }

    /**
     * Sets the warnings aside that name a device: it is closed.
     *
     * @param device the device's name
     */
    void closed(String device) {
        move(waiting, aside, device);
    }

    /**
     * Shows the warnings again that name a device, for each is given once a run: it is open again.
     *
     * @param device the device's name
     */
    void opened(String device) {
        // what could not be opened again is open now
        if (waiting.removeIf(notice -> notice.kind() == Notice.Kind.NOT_REOPENED && names(notice, device))) {
            update();
        }
        move(aside, waiting, device);
    }

    private void move(Deque<Notice> from, Deque<Notice> to, String device) {
        List<Notice> moved =
                from.stream().filter(notice -> names(notice, device)).toList();
        if (from.removeAll(moved)) {
            moved.forEach(to::push);
            update();
        }
    }

    private static boolean names(Notice notice, String device) {
        return notice.device().filter(device::equals).isPresent();
    }

    private void update() {
        boolean any = !waiting.isEmpty();
        if (any) {
            text.setText(waiting.peek().text());
            text.setToolTipText(waiting.stream().map(Notice::text).collect(Collectors.joining("\n\n")));
        }
        strip.setVisible(any);
        ((GridData) strip.getLayoutData()).exclude = !any;
        strip.getParent().layout(true, true);
    }
}
