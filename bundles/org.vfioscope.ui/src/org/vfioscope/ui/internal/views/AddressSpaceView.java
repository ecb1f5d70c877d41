package org.vfioscope.ui.internal.views;

import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.AddressSpaceRows;
import org.vfioscope.ui.internal.rows.AttachedDevice;
import org.vfioscope.ui.internal.rows.ImportRows;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.RowTree;

/** What is at which I/O address of the attached devices; an import that is selected here or in the Regions view is in both. */
public final class AddressSpaceView extends RowView implements Revealing {

    private DeviceAccess access;
    private List<String> shownDevices = List.of();

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        createRows(
                parent,
                ViewIds.ADDRESS_SPACE,
                DmaMessages.Space_name,
                List.of(
                        ColumnSpec.asItsContent(DmaMessages.Space_columnAddresses),
                        ColumnSpec.asItsContent(DmaMessages.Space_columnSize),
                        new ColumnSpec(DmaMessages.Space_columnState, 1, 22),
                        ColumnSpec.asItsContent(DmaMessages.Space_columnAccess),
                        new ColumnSpec(DmaMessages.Space_columnContent, 2, 18)));
        tree().viewer()
                .addSelectionChangedListener(event ->
                        RowTree.selectedRow(event.getStructuredSelection()).ifPresent(this::revealInRegions));
        ISelectionListener follow = (part, selection) -> follow(selection);
        getSite().getPage().addSelectionListener(ViewIds.REGIONS, follow);
        page().control()
                .addDisposeListener(event -> getSite().getPage().removeSelectionListener(ViewIds.REGIONS, follow));
        SessionWatch.start(access, page().control(), this::show, session -> {}, session -> {});
        show();
        Optional.ofNullable(getSite().getPage().findView(ViewIds.REGIONS))
                .map(view -> view.getSite().getSelectionProvider())
                .ifPresent(provider -> follow(provider.getSelection()));
    }

    private void show() {
        List<AttachedDevice> attached = access.sessions().stream()
                .map(AttachedDevice::of)
                .flatMap(Optional::stream)
                .toList();
        List<String> devices =
                attached.stream().map(device -> device.device().name()).toList();
        if (attached.isEmpty()) {
            page().say(DmaMessages.Space_empty);
        } else {
            page().show(AddressSpaceRows.of(attached, ZoneId.systemDefault()));
            devices.stream()
                    .filter(device -> !shownDevices.contains(device))
                    .forEach(device -> tree().expand(AddressSpaceRows.deviceKey(device)));
        }
        shownDevices = devices;
        ActionStates.update(getSite());
    }

    private void follow(ISelection selection) {
        if (selection instanceof IStructuredSelection rows
                && RowTree.selectedRow(rows).map(TreeRow::target).orElse(null) instanceof Target.ImportOf made) {
            String key = AddressSpaceRows.importKey(made.importer().name(), made.number());
            // one that is selected already would be sent back and forth for ever
            if (!tree().isSelected(key)) {
                tree().select(key);
            }
        }
    }

    private void revealInRegions(TreeRow row) {
        if (row.target() instanceof Target.ImportOf made
                && getSite().getPage().findView(ViewIds.REGIONS) instanceof RegionsView regions) {
            access.sessions().stream()
                    .filter(session ->
                            session.device().name().equals(made.importer().name()))
                    .flatMap(session -> MadeImport.of(session).stream())
                    .filter(one ->
                            one.number() == made.number() && one.sourceKey().isPresent())
                    .map(ImportRows::key)
                    .filter(key -> !regions.isSelected(key))
                    .forEach(regions::reveal);
        }
    }

    @Override
    public void reveal(String key) {
        tree().select(key);
    }
}
