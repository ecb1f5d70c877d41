package org.vfioscope.ui.internal.views;

import java.time.ZoneId;
import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.ImportRows;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.RegionRows;
import org.vfioscope.ui.internal.tree.ColumnSpec;

/** The regions of all open devices, what of them can be mapped, and the dmabufs made of them. */
public final class RegionsView extends RowView implements Revealing {

    private DeviceAccess access;
    private NoticeStrip notices;

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 0).applyTo(area);
        notices = new NoticeStrip(area, access.notices());
        createRows(
                area,
                ViewIds.REGIONS,
                Messages.Regions_name,
                List.of(
                        new ColumnSpec(Messages.Regions_columnName, 3, 46),
                        ColumnSpec.asItsContent(Messages.Regions_columnOffset)
                                .explained(Messages.Regions_columnOffsetHint),
                        ColumnSpec.asItsContent(Messages.Regions_columnSize),
                        new ColumnSpec(Messages.Regions_columnFlags, 2, 14),
                        new ColumnSpec(Messages.Regions_columnState, 2, 18),
                        ColumnSpec.asItsContent(Messages.Regions_columnFileOffset)
                                .explained(Messages.Regions_columnFileOffsetHint)
                                .onDemand()));
        GridDataFactory.fillDefaults().grab(true, true).applyTo(page().control());
        Welcome.fill(page().belowSentence(), access);
        ViewFrame.keys(getViewSite(), ViewFrame.REGIONS_CONTEXT);
        SessionWatch.start(
                access,
                page().control(),
                this::show,
                this::opened,
                session -> notices.closed(session.device().name()));
        show();
    }

    @Override
    public void reveal(String key) {
        tree().select(key);
        tree().expand(key);
    }

    /** Whether a row is the selected one. */
    boolean isSelected(String key) {
        return tree().isSelected(key);
    }

    private void opened(DeviceSession session) {
        notices.opened(session.device().name());
        revealDevice(session.device().name());
        getSite().getPage().bringToTop(this);
    }

    /**
     * Selects an open device and shows its regions below it.
     *
     * @param device the device's name
     */
    void revealDevice(String device) {
        String key = RegionRows.deviceKey(device);
        reveal(key);
        // not yet: a tree that was hidden until now has no height to scroll in
        OnDisplay.of(page().control(), () -> tree().scrollTo(key));
    }

    private void show() {
        List<DeviceSession> sessions = access.sessions();
        if (sessions.isEmpty()) {
            page().say(Messages.Regions_empty);
        } else {
            ZoneId zone = ZoneId.systemDefault();
            page().show(ImportRows.addTo(
                    RegionRows.of(sessions.stream().map(OpenDevice::of).toList(), zone),
                    sessions.stream().map(MadeImport::of).flatMap(List::stream).toList(),
                    zone));
        }
        ActionStates.update(getSite());
    }
}
