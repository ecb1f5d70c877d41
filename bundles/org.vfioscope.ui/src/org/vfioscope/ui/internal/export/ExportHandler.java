package org.vfioscope.ui.internal.export;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.RegistryFactory;
import org.eclipse.core.runtime.jobs.Job;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.wizard.WizardDialog;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.ReportFormat;
import org.vfioscope.report.ReportFormats;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.copy.ToClipboard;
import org.vfioscope.ui.internal.jobs.DiscoverJob;
import org.vfioscope.ui.internal.rows.FoundDevices;
import org.vfioscope.ui.internal.views.DevicesView;
import org.vfioscope.ui.internal.views.OnDisplay;

/** Opens the wizard that exports devices, with those ticked that are selected. */
public final class ExportHandler extends AbstractHandler {

    private Optional<Job> search = Optional.empty();

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        // a second press of the key, while devices are looked for, asks for nothing more
        if (search.filter(job -> job.getState() != Job.NONE).isEmpty()) {
            DeviceAccess access = window.getService(DeviceAccess.class);
            Set<String> selected = selected(window);
            Job job = DiscoverJob.wholly(
                    access, found -> OnDisplay.of(window.getShell(), () -> ask(window, access, found, selected)));
            search = Optional.of(job);
            job.schedule();
        }
        return null;
    }

    private static void ask(
            IWorkbenchWindow window, DeviceAccess access, List<FoundDevices> found, Set<String> selected) {
        List<ReportFormat> formats = ReportFormats.load(
                        RegistryFactory.getRegistry(),
                        warning -> ILog.of(ExportHandler.class).warn(warning))
                .all();
        ExportWizard wizard = new ExportWizard(
                offered(window, access, found, selected), formats, plan -> export(window, access, plan));
        WizardDialog dialog = new WizardDialog(window.getShell(), wizard);
        dialog.setHelpAvailable(false);
        dialog.open();
    }

    private static void export(IWorkbenchWindow window, DeviceAccess access, ExportPlan plan) {
        Shell shell = window.getShell();
        new ExportJob(
                        access,
                        plan,
                        exported -> OnDisplay.of(shell, () -> {
                            exported.text().ifPresent(text -> ToClipboard.put(shell.getDisplay(), text));
                            ExportedNotice.show(shell, exported);
                            exported.file()
                                    .filter(file -> plan.open())
                                    .ifPresent(file -> ExportedNotice.launch(shell, file));
                        }))
                .schedule();
    }

    private static Offered offered(
            IWorkbenchWindow window, DeviceAccess access, List<FoundDevices> found, Set<String> selected) {
        List<DeviceHeading> choices = found.stream()
                .filter(one -> !one.devices().isEmpty())
                .map(one -> new DeviceHeading(one.label(), one.devices()))
                .toList();
        Set<String> open = access.sessions().stream()
                .map(session -> session.device().name())
                .collect(Collectors.toSet());
        Stream<DeviceDescription> shown = window.getActivePage().findView(ViewIds.DEVICES) instanceof DevicesView view
                ? view.shown().stream()
                // no view, no filter
                : choices.stream().flatMap(choice -> choice.devices().stream());
        return new Offered(
                choices, open, selected, shown.map(DeviceDescription::name).collect(Collectors.toSet()));
    }

    /** What is selected in the active view, or else in the Devices view. */
    private static Set<String> selected(IWorkbenchWindow window) {
        Set<String> active = names(window.getSelectionService().getSelection());
        return active.isEmpty() ? names(window.getSelectionService().getSelection(ViewIds.DEVICES)) : active;
    }

    private static Set<String> names(ISelection selection) {
        return selection instanceof IStructuredSelection rows
                ? rows.stream()
                        .map(row -> Adapters.adapt(row, DeviceDescription.class))
                        .filter(device -> device != null)
                        .map(DeviceDescription::name)
                        .collect(Collectors.toSet())
                : Set.of();
    }
}
