package org.vfioscope.ui.internal.export;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.core.runtime.ILog;
import org.eclipse.core.runtime.RegistryFactory;
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
import org.vfioscope.ui.internal.views.DevicesView;
import org.vfioscope.ui.internal.views.OnDisplay;

/** Opens the wizard that exports devices, with those ticked that are selected. */
public final class ExportHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchWindow window = HandlerUtil.getActiveWorkbenchWindowChecked(event);
        DeviceAccess access = window.getService(DeviceAccess.class);
        List<ReportFormat> formats = ReportFormats.load(
                        RegistryFactory.getRegistry(),
                        warning -> ILog.of(ExportHandler.class).warn(warning))
                .all();
        ExportWizard wizard = new ExportWizard(offered(window, access), formats, plan -> export(window, access, plan));
        WizardDialog dialog = new WizardDialog(window.getShell(), wizard);
        dialog.setHelpAvailable(false);
        dialog.open();
        return null;
    }

    private static void export(IWorkbenchWindow window, DeviceAccess access, ExportPlan plan) {
        Shell shell = window.getShell();
        new ExportJob(
                        access,
                        plan,
                        exported -> OnDisplay.of(shell, () -> {
                            if (exported.text() != null) {
                                ToClipboard.put(shell.getDisplay(), exported.text());
                            }
                            ExportedNotice.show(shell, exported);
                            if (plan.open()) {
                                ExportedNotice.launch(exported.file());
                            }
                        }))
                .schedule();
    }

    private static Offered offered(IWorkbenchWindow window, DeviceAccess access) {
        Set<String> open = access.sessions().stream()
                .map(session -> session.device().name())
                .collect(Collectors.toSet());
        List<DeviceChoice> choices = List.of();
        Set<String> shown = Set.of();
        if (window.getActivePage().findView(ViewIds.DEVICES) instanceof DevicesView view) {
            choices = view.found().stream()
                    .filter(found -> !found.devices().isEmpty())
                    .map(found -> new DeviceChoice(found.label(), found.devices()))
                    .toList();
            shown = view.shown().stream().map(DeviceDescription::name).collect(Collectors.toSet());
        }
        return new Offered(choices, open, selected(window), shown);
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
