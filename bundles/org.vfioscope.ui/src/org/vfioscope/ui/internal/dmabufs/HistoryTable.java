package org.vfioscope.ui.internal.dmabufs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.model.DmabufState;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.tree.AccessibleName;
import org.vfioscope.ui.internal.tree.ClickedColumn;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.FittedColumns;

/** What happened to one dmabuf, from its making downwards, each with a sign on the line of time. */
final class HistoryTable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");
    private static final int CAUSE = 3;

    /** Pixels that a cell needs beside its text. */
    private static final int CELL_MARGIN = 8;

    private final Table table;
    private final FittedColumns columns;
    private final Label whole;

    HistoryTable(Composite parent) {
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().applyTo(area);
        Composite rows = new Composite(area, SWT.NONE);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(rows);
        table = new Table(rows, SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        table.setData("org.vfioscope.ui.id", "history");
        AccessibleName.set(table, Messages.History_name);
        ClickedColumn.watch(table);
        table.addListener(SWT.MouseMove, event -> {
            TableItem item = table.getItem(new Point(event.x, event.y));
            table.setToolTipText(item == null ? null : item.getText(CAUSE));
        });
        columns = FittedColumns.onTable(
                table,
                "org.vfioscope.ui.history",
                List.of(
                        ColumnSpec.asItsContent(""),
                        ColumnSpec.asItsContent(Messages.History_time),
                        ColumnSpec.asItsContent(Messages.History_state),
                        ColumnSpec.asItsContent(Messages.History_cause)));
        whole = new Label(area, SWT.WRAP);
        GridDataFactory.fillDefaults().grab(true, false).hint(1, SWT.DEFAULT).applyTo(whole);
        table.addListener(SWT.Selection, event -> showWhole());
        table.getColumn(CAUSE).addListener(SWT.Resize, event -> showWhole());
        showWhole();
    }

    void show(List<DmabufEvent> history) {
        table.setItemCount(history.size());
        for (int i = 0; i < history.size(); i++) {
            DmabufEvent event = history.get(i);
            TableItem item = table.getItem(i);
            item.setText(new String[] {
                sign(history, i),
                TIME.format(event.time().atZone(ZoneId.systemDefault())),
                event.state().label(),
                event.cause()
            });
        }
        columns.forget();
        showWhole();
    }

    /** Where there is no room for the cause of the selected event, or else of the last one, it stands below the table. */
    private void showWhole() {
        int shown = table.getSelectionIndex() < 0 ? table.getItemCount() - 1 : table.getSelectionIndex();
        String cause = shown < 0 ? "" : table.getItem(shown).getText(CAUSE);
        boolean cut = textWidth(cause) + CELL_MARGIN > table.getColumn(CAUSE).getWidth();
        // a label takes a single one for a mnemonic
        String words = cause.replace("&", "&&");
        boolean same = cut == whole.getVisible() && whole.getText().equals(words);
        if (!same) {
            whole.setText(words);
            whole.setVisible(cut);
            ((GridData) whole.getLayoutData()).exclude = !cut;
            whole.getParent().layout();
        }
    }

    private int textWidth(String text) {
        GC gc = new GC(table);
        try {
            return gc.textExtent(text).x;
        } finally {
            gc.dispose();
        }
    }

    private static String sign(List<DmabufEvent> history, int i) {
        DmabufState state = history.get(i).state();
        if (i > 0 && history.get(i - 1).state() == state) {
            // it is what it was, and somebody else has it too
            return "➔";
        }
        return switch (state) {
            case LIVE -> "●";
            case BORN_REVOKED, REVOKED -> "✕";
            case RESTORED -> "◉";
            case RELEASED -> "○";
        };
    }
}
