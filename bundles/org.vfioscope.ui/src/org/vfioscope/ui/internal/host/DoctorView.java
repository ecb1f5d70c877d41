package org.vfioscope.ui.internal.host;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.resource.ImageDescriptor;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.SashForm;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.copy.ToClipboard;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.RowTree;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.RowView;

/** What keeps VFIO from working on the host, and with the device that is selected in the Devices view. */
public final class DoctorView extends RowView {

    private static final int[] TREE_AND_DETAIL = {70, 30};

    private final Map<String, Finding> findings = new HashMap<>();
    private DeviceAccess access;
    private FindingDetail detail;
    private IAction copyCommand;
    private Optional<DeviceDescription> device = Optional.empty();
    private DoctorJob job;

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        SashForm sash = new SashForm(parent, SWT.HORIZONTAL);
        createRows(
                sash,
                ViewIds.DOCTOR,
                HostMessages.Doctor_name,
                List.of(
                        ColumnSpec.asItsContent(HostMessages.Doctor_columnSeverity),
                        new ColumnSpec(HostMessages.Doctor_columnFinding, 1, 40),
                        new ColumnSpec(HostMessages.Doctor_columnDetail, 1, 30).onDemand(),
                        ColumnSpec.asItsContent(HostMessages.Doctor_columnCommand)
                                .onDemand()));
        detail = new FindingDetail(sash);
        sash.setWeights(TREE_AND_DETAIL);
        actions();
        tree().viewer().addSelectionChangedListener(event -> selected());
        ISelectionListener follow = (part, selection) -> follow(selection);
        getSite().getPage().addSelectionListener(ViewIds.DEVICES, follow);
        sash.addDisposeListener(event -> getSite().getPage().removeSelectionListener(ViewIds.DEVICES, follow));
        page().say(HostMessages.Doctor_looking);
        device = Optional.ofNullable(getSite().getPage().findView(ViewIds.DEVICES))
                .map(view -> view.getSite().getSelectionProvider())
                .flatMap(provider -> selectedDevice(provider.getSelection()));
        examine();
    }

    private void actions() {
        IAction again = new Action(HostMessages.Doctor_again) {
            @Override
            public void run() {
                examine();
            }
        };
        again.setImageDescriptor(icon("icons/refresh.svg"));
        copyCommand = new Action(HostMessages.Doctor_copyCommand) {
            @Override
            public void run() {
                selectedFinding()
                        .flatMap(Finding::command)
                        .ifPresent(command -> ToClipboard.put(page().control().getDisplay(), command));
            }
        };
        copyCommand.setImageDescriptor(icon("icons/copy_command.svg"));
        copyCommand.setEnabled(false);
        getViewSite().getActionBars().getToolBarManager().add(again);
        getViewSite().getActionBars().getToolBarManager().add(copyCommand);
        IMenuManager menu = getViewSite().getActionBars().getMenuManager();
        menu.add(again);
        menu.add(copyCommand);
        getSite()
                .getService(IHandlerService.class)
                .activateHandler(
                        IWorkbenchCommandConstants.EDIT_COPY,
                        new CopyFindingHandler(() -> selectedFinding().flatMap(Finding::command)));
    }

    private static ImageDescriptor icon(String path) {
        return ResourceLocator.imageDescriptorFromBundle(DoctorView.class, path).orElseThrow();
    }

    private void follow(ISelection selection) {
        Optional<DeviceDescription> selected = selectedDevice(selection);
        if (selected.isPresent() && !selected.equals(device)) {
            device = selected;
            examine();
        }
    }

    private static Optional<DeviceDescription> selectedDevice(ISelection selection) {
        return selection instanceof IStructuredSelection rows
                ? RowTree.selectedRow(rows).map(row -> row.getAdapter(DeviceDescription.class))
                : Optional.empty();
    }

    /** Examines the host and the selected device anew, in a job; one that is under way for another device is ended. */
    private void examine() {
        if (job != null) {
            job.cancel();
        }
        DoctorJob[] own = new DoctorJob[1];
        own[0] = new DoctorJob(
                access,
                device,
                all -> OnDisplay.of(page().control(), () -> {
                    if (own[0] == job) {
                        show(all);
                    }
                }));
        job = own[0];
        getSite().getService(IWorkbenchSiteProgressService.class).schedule(job);
    }

    private void show(List<Examined> all) {
        findings.clear();
        for (Examined examined : all) {
            for (int i = 0; i < examined.findings().size(); i++) {
                findings.put(FindingRows.key(examined, i), examined.findings().get(i));
            }
        }
        if (all.isEmpty()) {
            page().say(HostMessages.Doctor_empty);
        } else {
            List<TreeRow> rows = FindingRows.of(all);
            page().show(rows);
            rows.forEach(row -> tree().expand(row.key()));
        }
        selected();
    }

    private void selected() {
        Optional<Finding> finding = selectedFinding();
        detail.show(finding);
        copyCommand.setEnabled(finding.flatMap(Finding::command).isPresent());
    }

    private Optional<Finding> selectedFinding() {
        return tree().selectedRow().map(TreeRow::key).map(findings::get);
    }
}
