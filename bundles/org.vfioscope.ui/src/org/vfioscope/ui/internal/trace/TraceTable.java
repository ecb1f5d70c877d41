package org.vfioscope.ui.internal.trace;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.vfioscope.access.TraceEntry;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.tree.AccessibleName;
import org.vfioscope.ui.internal.tree.ClickedColumn;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.FittedColumns;

/** A virtual table of trace events: it makes the rows that are looked at, and no others. */
final class TraceTable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss.SSS");

    /** Keeps the workbench's style engine away from a widget; rows have the table's own colours then. */
    private static final String NOT_STYLED = "org.eclipse.e4.ui.css.disabled";

    private final Table table;
    private final FittedColumns columns;
    private List<TraceEntry> shown = List.of();

    TraceTable(Composite parent) {
        table = new Table(parent, SWT.VIRTUAL | SWT.MULTI | SWT.FULL_SELECTION);
        table.setHeaderVisible(true);
        AccessibleName.set(table, Messages.Trace_name);
        ClickedColumn.watch(table);
        columns = FittedColumns.onTable(
                table,
                ViewIds.TRACE,
                List.of(
                        ColumnSpec.asItsContent(Messages.Trace_columnNumber),
                        ColumnSpec.asItsContent(Messages.Trace_columnTime),
                        ColumnSpec.asItsContent(Messages.Trace_columnSource),
                        ColumnSpec.asItsContent(Messages.Trace_columnEvent),
                        ColumnSpec.asItsContent(Messages.Trace_columnArguments)));
        table.getColumn(0).setAlignment(SWT.RIGHT);
        table.addListener(SWT.SetData, this::fill);
    }

    private void fill(Event event) {
        // SWT makes an item of a row that GTK is removing and forgets it: no style may reach it, as its row is gone
        // then
        event.item.setData(NOT_STYLED, true);
        if (event.index < 0 || event.index >= shown.size()) {
            return;
        }
        TraceEntry entry = shown.get(event.index);
        ((TableItem) event.item).setText(new String[] {
            Long.toString(entry.number()),
            TIME.format(entry.time().atZone(ZoneId.systemDefault())),
            entry.simulated() ? Messages.Trace_simulated : Messages.Trace_host,
            entry.event().name(),
            // QEMU's formats of some events start with a blank
            entry.event().arguments()
        });
        columns.fitSoon();
    }

    /**
     * Shows other events; those that stay selected are told by their number.
     *
     * @param entries oldest first
     * @param follow whether to scroll to the newest
     */
    void show(List<TraceEntry> entries, boolean follow) {
        Set<Long> selected = Arrays.stream(table.getSelectionIndices())
                .mapToObj(index -> shown.get(index).number())
                .collect(Collectors.toSet());
        shown = entries;
        table.setItemCount(entries.size());
        table.clearAll();
        if (!selected.isEmpty()) {
            table.setSelection(IntStream.range(0, entries.size())
                    .filter(i -> selected.contains(entries.get(i).number()))
                    .toArray());
        }
        if (follow && !entries.isEmpty()) {
            table.setTopIndex(entries.size() - 1);
        }
    }

    Table control() {
        return table;
    }
}
