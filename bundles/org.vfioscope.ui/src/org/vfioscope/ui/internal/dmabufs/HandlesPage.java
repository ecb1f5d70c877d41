package org.vfioscope.ui.internal.dmabufs;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.layout.FillLayout;
import org.eclipse.swt.widgets.Composite;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.access.ReceivedDmabuf;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.RowPage;

/** The handles that this window holds and held, beside the history of the one that is selected. */
final class HandlesPage {

    private static final int[] SHARES = {78, 22};

    private final DeviceAccess access;
    private final PastDmabufs past;
    private final SashForm sash;
    private final Composite left;
    private final RowPage page;
    private final HistoryTable history;
    private boolean released = true;

    HandlesPage(Composite parent, DeviceAccess access, PastDmabufs past) {
        this.access = access;
        this.past = past;
        sash = new SashForm(parent, SWT.HORIZONTAL);
        left = new Composite(sash, SWT.NONE);
        left.setLayout(new FillLayout());
        page = new RowPage(
                left,
                "org.vfioscope.ui.dmabufs",
                Messages.Handles_name,
                List.of(
                        new ColumnSpec(Messages.Handles_columnDmabuf, 2, 26),
                        ColumnSpec.asItsContent(Messages.Handles_columnRegion),
                        ColumnSpec.asItsContent(Messages.Regions_columnState),
                        ColumnSpec.asItsContent(Messages.Regions_columnSize),
                        ColumnSpec.asItsContent(Messages.Handles_columnRanges).onDemand(),
                        ColumnSpec.asItsContent(Messages.Handles_columnIdentity).onDemand()));
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

    /** Forgets the dmabufs of closed devices. */
    void forgetPast() {
        past.clear();
        show();
    }

    /** Forgets the received dmabufs that are released. */
    void forgetReceived() {
        access.received().forgetReleased();
        show();
    }

    void show() {
        List<OpenDevice> devices =
                access.sessions().stream().map(OpenDevice::of).toList();
        Set<String> open = devices.stream()
                .map(device -> device.snapshot().device().name())
                .collect(Collectors.toSet());
        ZoneId zone = ZoneId.systemDefault();
        List<TreeRow> rows = new ArrayList<>(HandleRows.of(devices, released, zone));
        rows.addAll(ReceivedRows.of(access.received().all(), released, zone));
        if (released) {
            past.all().reversed().forEach(one -> rows.add(HandleRows.of(one, open, zone)));
        }
        if (rows.isEmpty()) {
            page.say(Messages.Handles_empty);
        } else {
            page.show(rows);
        }
        // nothing has no history
        sash.setMaximizedControl(rows.isEmpty() ? left : null);
        showHistory();
    }

    private void showHistory() {
        history.show(page.tree()
                .selectedRow()
                .flatMap(row -> past(row.key())
                        .or(() -> held(row))
                        .map(MadeDmabuf::history)
                        .or(() -> received(row)))
                .orElse(List.of()));
    }

    private Optional<List<DmabufEvent>> received(TreeRow row) {
        return row.target() instanceof Target.Received of
                ? access.received().all().stream()
                        .filter(dmabuf -> dmabuf.number() == of.number())
                        .map(ReceivedDmabuf::history)
                        .findFirst()
                : Optional.empty();
    }

    private Optional<MadeDmabuf> past(String key) {
        return past.all().stream()
                .filter(one -> HandleRows.key(one).equals(key))
                .map(PastDmabuf::made)
                .findFirst();
    }

    private Optional<MadeDmabuf> held(TreeRow row) {
        return row.target() instanceof Target.DmabufOf of
                ? access.sessions().stream()
                        .map(OpenDevice::of)
                        .flatMap(device -> device.dmabufs().stream())
                        .filter(made -> made.dmabuf().equals(of.dmabuf()))
                        .reduce((first, second) -> second)
                : Optional.empty();
    }
}
