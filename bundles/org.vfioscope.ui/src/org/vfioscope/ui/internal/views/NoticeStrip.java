package org.vfioscope.ui.internal.views;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;
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

/** Shows each warning of the run above a view, out of the way of the work, until it is dismissed. */
final class NoticeStrip {

    private static final int MARGIN = 6;

    /** The wrapped text asks for this much at first; the layout widens it to the view. */
    private static final int WIDTH = 400;

    private final Composite strip;
    private final Set<Notice> shown = new HashSet<>();

    /**
     * Shows the warnings given so far and all that follow.
     *
     * @param parent a composite with a grid layout
     * @param board where the warnings are given
     */
    NoticeStrip(Composite parent, NoticeBoard board) {
        strip = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(strip);
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(strip);
        Consumer<Notice> listener = notice -> OnDisplay.of(strip, () -> add(notice));
        board.addListener(listener);
        strip.addDisposeListener(event -> board.removeListener(listener));
        board.notices().forEach(this::add);
    }

    private void add(Notice notice) {
        // one that is given while the first are shown comes both ways
        if (!shown.add(notice)) {
            return;
        }
        Composite line = new Composite(strip, SWT.BORDER);
        GridLayoutFactory.swtDefaults().numColumns(3).margins(MARGIN, MARGIN).applyTo(line);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(line);
        Label icon = new Label(line, SWT.NONE);
        icon.setImage(Dialog.getImage(Dialog.DLG_IMG_MESSAGE_WARNING));
        GridDataFactory.swtDefaults().align(SWT.BEGINNING, SWT.BEGINNING).applyTo(icon);
        Text text = new Text(line, SWT.MULTI | SWT.WRAP | SWT.READ_ONLY);
        text.setText(notice.text());
        text.setBackground(line.getBackground());
        AccessibleName.set(text, Messages.Notices_name);
        GridDataFactory.fillDefaults()
                .grab(true, false)
                .hint(WIDTH, SWT.DEFAULT)
                .applyTo(text);
        Button dismiss = new Button(line, SWT.PUSH);
        dismiss.setText(Messages.Notices_dismiss);
        dismiss.addListener(SWT.Selection, event -> {
            line.dispose();
            update();
        });
        update();
    }

    private void update() {
        GridDataFactory.createFrom((GridData) strip.getLayoutData())
                .exclude(strip.getChildren().length == 0)
                .applyTo(strip);
        strip.getParent().layout(true, true);
    }
}
