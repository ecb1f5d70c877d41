package org.vfioscope.ui.internal.dmabufs;

import java.time.ZoneId;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.RowPage;

/** The handles that this window holds, beside the history of the one that is selected. */
final class HandlesPage {

    private static final int[] SHARES = {55, 45};

    private final DeviceAccess access;
    private final SashForm sash;
    private final RowPage page;
    private final HistoryTable history;
    private boolean released = true;

    HandlesPage(Composite parent, DeviceAccess access) {
        this.access = access;
        sash = new SashForm(parent, SWT.HORIZONTAL);
        Composite left = new Composite(sash, SWT.NONE);
        left.setLayout(new FillLayout());
        page = new RowPage(
                left,
                "org.vfioscope.ui.dmabufs",
                Messages.Handles_name,
                List.of(
                        new ColumnSpec(Messages.Handles_columnDmabuf, 0, 27),
                        new ColumnSpec(Messages.Handles_columnRegion, 0, 16),
                        new ColumnSpec(Messages.Regions_columnState, 1, 22),
                        new ColumnSpec(Messages.Regions_columnSize, 0, 23),
                        new ColumnSpec(Messages.Handles_columnRanges, 0, 8),
                        new ColumnSpec(Messages.Handles_columnIdentity, 0, 24)));
        history = new HistoryTable(sash);
        sash.setWeights(SHARES);
        page.tree().viewer().addSelectionChangedListener(event -> showHistory());
    }

    Composite control() {
        return sash;
    }

    RowPage page() {
        return page;
    }

    void setReleased(boolean shown) {
        released = shown;
        show();
    }

    void show() {
        List<OpenDevice> devices =
                access.sessions().stream().map(OpenDevice::of).toList();
        List<TreeRow> rows = HandleRows.of(devices, released, ZoneId.systemDefault());
        if (rows.isEmpty()) {
            page.say(Messages.Handles_empty);
        } else {
            page.show(rows);
        }
        showHistory();
    }

    private void showHistory() {
        history.show(page.tree()
                .selectedRow()
                .filter(row -> row.target() instanceof Target.DmabufOf)
                .flatMap(row -> access.sessions().stream()
                        .map(OpenDevice::of)
                        .flatMap(device -> device.dmabufs().stream())
                        .filter(made -> made.dmabuf().equals(((Target.DmabufOf) row.target()).dmabuf()))
                        .reduce((first, second) -> second))
                .map(MadeDmabuf::history)
                .orElse(List.of()));
    }
}
