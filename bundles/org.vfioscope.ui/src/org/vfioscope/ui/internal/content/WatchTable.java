package org.vfioscope.ui.internal.content;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.layout.GridData;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.TableItem;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.ByteSize;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.content.Watch.Reading;
import org.vfioscope.ui.internal.preferences.Preferences;
import org.vfioscope.ui.internal.tree.AccessibleName;

/** Shows the watched registers, each with its value and when it changed last; takes no room while there are none. */
final class WatchTable {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");
    private static final int[] WIDTHS = {170, 190, 110};
    private static final int MOST_ROWS = 5;

    /** A millisecond is the third digit of a second. */
    private static final int MILLIS_DIGITS = 3;

    private final Table table;

    WatchTable(Composite parent) {
        table = new Table(parent, SWT.FULL_SELECTION | SWT.BORDER);
        table.setHeaderVisible(true);
        table.setFont(JFaceResources.getTextFont());
        table.setData("org.vfioscope.ui.id", "watch");
        AccessibleName.set(table, Messages.Content_watched);
        table.addListener(SWT.MouseMove, event -> {
            TableItem item = table.getItem(new Point(event.x, event.y));
            table.setToolTipText(item == null ? null : (String) item.getData());
        });
        String[] titles = {Messages.Content_watched, Messages.Content_columnValue, Messages.Content_columnChanged};
        for (int i = 0; i < titles.length; i++) {
            TableColumn column = new TableColumn(table, SWT.LEFT);
            column.setText(titles[i]);
            column.setWidth(WIDTHS[i]);
        }
        showInterval();
        GridDataFactory.fillDefaults().grab(true, false).exclude(true).applyTo(table);
        table.setVisible(false);
    }

    /** Says in the heading how often they are read. */
    void showInterval() {
        String seconds = BigDecimal.valueOf(Preferences.watchMillis(), MILLIS_DIGITS)
                .stripTrailingZeros()
                .toPlainString();
        table.getColumn(0).setText(NLS.bind(Messages.Content_watchedEvery, seconds));
    }

    /** Shows what is known of the watched registers. */
    void show(Map<Long, AccessWidth> watched, Watch watch, boolean bigEndian) {
        boolean any = !watched.isEmpty();
        GridData data = (GridData) table.getLayoutData();
        int height = table.getHeaderHeight() + Math.min(watched.size(), MOST_ROWS) * table.getItemHeight() + 4;
        if (data.exclude == any || data.heightHint != height) {
            data.exclude = !any;
            data.heightHint = height;
            table.setVisible(any);
            table.getParent().layout(true, true);
        }
        table.setItemCount(watched.size());
        int row = 0;
        for (Map.Entry<Long, AccessWidth> each : watched.entrySet()) {
            TableItem item = table.getItem(row++);
            Optional<Reading> reading = Optional.ofNullable(watch.readings().get(each.getKey()));
            Optional<WatchFailure> failure =
                    Optional.ofNullable(watch.failures().get(each.getKey()));
            RegisterText format = new RegisterText(each.getValue(), bigEndian);
            item.setData(failure.map(WatchFailure::explained).orElse(null));
            item.setText(new String[] {
                new ByteSize(each.getKey()).hex(),
                failure.map(WatchFailure::summary)
                        .or(() -> reading.map(r -> format.hex(r.value()) + (r.changed() ? RowWriter.CHANGED_MARK : "")))
                        .orElseGet(format::unread),
                reading.map(r -> TIME.format(r.time().atZone(ZoneId.systemDefault())))
                        .orElse("")
            });
        }
    }
}
