package org.vfioscope.ui.internal.dmabufs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
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

    private final Table table;
    private final FittedColumns columns;

    HistoryTable(Composite parent) {
        table = new Table(new Composite(parent, SWT.NONE), SWT.FULL_SELECTION | SWT.MULTI);
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
