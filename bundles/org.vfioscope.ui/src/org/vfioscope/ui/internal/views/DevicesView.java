package org.vfioscope.ui.internal.views;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.dialogs.MessageDialog;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IPartListener2;
import org.eclipse.ui.IWorkbenchPartReference;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.progress.IWorkbenchSiteProgressService;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.ActionRules;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.jobs.DiscoverJob;
import org.vfioscope.ui.internal.jobs.OpenJob;
import org.vfioscope.ui.internal.preferences.Preferences;
import org.vfioscope.ui.internal.problems.ProblemBook;
import org.vfioscope.ui.internal.rows.DeviceRows;
import org.vfioscope.ui.internal.rows.FoundDevices;
import org.vfioscope.ui.internal.rows.OpenState;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.ColumnSpec;

/** All devices that the providers find. */
public final class DevicesView extends RowView implements Revealing {

    /** How often the window looks for changes. */
    private static final int WATCH_MILLIS = 2000;

    private DeviceAccess access;
    private DiscoverJob discovery;
    private int searches;
    private List<FoundDevices> found = List.of();
    private Optional<DeviceDescription> selectNext = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        access = getSite().getService(DeviceAccess.class);
        createRows(
                parent,
                ViewIds.DEVICES,
                Messages.Devices_name,
                List.of(
                        new ColumnSpec(Messages.Devices_columnDevice, 6, 32),
                        ColumnSpec.asItsContent(Messages.Devices_columnDriver),
                        new ColumnSpec(Messages.Devices_columnState, 1, 18)));
        ViewFrame.keys(getViewSite(), ViewFrame.DEVICES_CONTEXT);
        followActivation();
        SessionWatch.start(access, page().control(), this::show, session -> {}, session -> {});
        page().say(Messages.Devices_looking);
        discover();
        watch();
    }

    /** Which device actions speak of depends on whether this view is the active one. */
    private void followActivation() {
        IPartListener2 listener = new IPartListener2() {
            @Override
            public void partActivated(IWorkbenchPartReference part) {
                ActionStates.update(getSite());
            }
        };
        getSite().getPage().addPartListener(listener);
        page().control().addDisposeListener(event -> getSite().getPage().removePartListener(listener));
    }

    /** Devices that come and go, and drivers that are bound, appear by themselves: discovery wakes no device. */
    private void watch() {
        page().control().getDisplay().timerExec(WATCH_MILLIS, () -> {
            if (page().control().isDisposed()) {
                return;
            }
            if (page().control().isVisible() && Preferences.watchesDevices() && isIdle()) {
                int search = searches;
                discovery = DiscoverJob.unasked(
                        access,
                        all -> OnDisplay.of(page().control(), () -> {
                            if (search == searches && !all.equals(found)) {
                                found(all);
                            }
                        }));
                discovery.schedule();
            }
            watch();
        });
    }

    private boolean isIdle() {
        return discovery == null || discovery.getState() == Job.NONE;
    }

    /** Looks for devices again, in a job. A search that is still under way goes on instead. */
    public void discover() {
        if (!isIdle()) {
            return;
        }
        discovery = DiscoverJob.asked(access, answer());
        getSite().getService(IWorkbenchSiteProgressService.class).schedule(discovery);
    }

    /** Looks for devices again, in a job, since something was listed or is not listed any more. */
    public void discoverAnew() {
        // a search that is under way has passed the place perhaps where something changed
        searches++;
        discovery = DiscoverJob.asked(access, answer());
        getSite().getService(IWorkbenchSiteProgressService.class).schedule(discovery);
    }

    /**
     * Looks for devices again, in a job, and selects one of them when it was found.
     *
     * @param device the device
     */
    public void discoverAndSelect(DeviceDescription device) {
        selectNext = Optional.of(device);
        discoverAnew();
    }

    /** Shows what a search finds, unless a later one was begun meanwhile that knows better. */
    private Consumer<List<FoundDevices>> answer() {
        int search = searches;
        return all -> OnDisplay.of(page().control(), () -> {
            if (search == searches) {
                found(all);
            }
        });
    }

    /** {@return what was found last, by provider} */
    public List<FoundDevices> found() {
        return found;
    }

    /** {@return the devices that the filter leaves} */
    public List<DeviceDescription> shown() {
        return tree().rows().stream()
                .map(row -> row.getAdapter(DeviceDescription.class))
                .filter(device -> device != null)
                .toList();
    }

    /**
     * Looks for devices again where a window shows them, since something was listed. For any thread.
     *
     * @param window the window
     */
    public static void discoverSoon(IWorkbenchWindow window) {
        OnDisplay.of(window.getShell(), () -> {
            if (window.getActivePage() != null
                    && window.getActivePage().findView(ViewIds.DEVICES) instanceof DevicesView view) {
                view.discoverAnew();
            }
        });
    }

    private void found(List<FoundDevices> all) {
        boolean first = found.isEmpty();
        found = all;
        getSite().getService(ProblemBook.class).found(all);
        if (all.stream().allMatch(FoundDevices::isEmpty)) {
            page().say(Messages.Devices_empty);
            return;
        }
        show();
        if (first) {
            select(all);
        }
        selectNext
                .filter(device -> all.stream().anyMatch(one -> one.devices().contains(device)))
                .ifPresent(device -> {
                    tree().select(DeviceRows.key(device));
                    selectNext = Optional.empty();
                });
    }

    /** Without hardware that could be opened, the window offers what can be: a simulated device. */
    private void select(List<FoundDevices> all) {
        all.forEach(one -> tree().expand(DeviceRows.key(one)));
        if (all.stream().noneMatch(FoundDevices::hasUsableHardware)) {
            all.stream()
                    .flatMap(one -> one.devices().stream())
                    .filter(device -> device.obstacle().isEmpty())
                    .findFirst()
                    .ifPresent(device -> tree().select(DeviceRows.key(device)));
        }
        all.stream().findFirst().ifPresent(one -> tree().scrollTo(DeviceRows.key(one)));
    }

    private void show() {
        Map<String, OpenState> open = access.sessions().stream()
                .collect(Collectors.toMap(session -> session.device().name(), OpenState::of));
        // before the first search ends, an empty tree would say that there is none
        if (!found.isEmpty()) {
            page().show(DeviceRows.of(found, open));
        }
        ActionStates.update(getSite());
    }

    @Override
    protected void chosen(TreeRow row) {
        DeviceDescription device = row.getAdapter(DeviceDescription.class);
        if (row.target() instanceof Target.Device target && target.open()) {
            reveal(device);
            return;
        }
        switch (ActionRules.open(row.target())) {
            case Availability.Enabled enabled -> new OpenJob(access, device.name()).schedule();
            case Availability.Disabled disabled ->
                MessageDialog.openWarning(getSite().getShell(), Messages.Devices_cannotOpen, disabled.reason());
        }
    }

    private void reveal(DeviceDescription device) {
        try {
            RegionsView regions = (RegionsView) getSite().getPage().showView(ViewIds.REGIONS);
            regions.revealDevice(device.name());
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void reveal(String key) {
        tree().select(key);
    }
}
