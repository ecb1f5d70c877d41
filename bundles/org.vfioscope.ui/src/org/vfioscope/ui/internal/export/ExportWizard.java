package org.vfioscope.ui.internal.export;

import java.lang.reflect.InvocationTargetException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.eclipse.jface.dialogs.DialogSettings;
import org.eclipse.jface.wizard.Wizard;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.PlatformUI;
import org.osgi.framework.FrameworkUtil;
import org.vfioscope.report.ReportFormat;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.dialogs.Questions;

/** Exports devices into a document of any form. */
final class ExportWizard extends Wizard {

    private final ExportDevicesPage devices;
    private final ExportFormPage form;
    private final Consumer<ExportPlan> finished;

    /**
     * Prepares the wizard.
     *
     * @param finished takes what is to be done
     */
    ExportWizard(Offered offered, List<ReportFormat> formats, Consumer<ExportPlan> finished) {
        setDialogSettings(DialogSettings.getOrCreateSection(
                PlatformUI.getDialogSettingsProvider(FrameworkUtil.getBundle(ExportWizard.class))
                        .getDialogSettings(),
                "export"));
        this.devices = new ExportDevicesPage(offered);
        this.form = new ExportFormPage(formats, getDialogSettings());
        this.finished = finished;
        setNeedsProgressMonitor(true);
        setWindowTitle(ReportMessages.Export_title);
    }

    @Override
    public void addPages() {
        addPage(devices);
        addPage(form);
    }

    /** A document that nobody looked at the form of goes nowhere. */
    @Override
    public boolean canFinish() {
        return super.canFinish() && getContainer().getCurrentPage() == form;
    }

    @Override
    public boolean performFinish() {
        Optional<Path> file = form.file();
        if (file.isPresent() && !mayWrite(file.get())) {
            return false;
        }
        finished.accept(form.plan(devices.chosen()));
        return true;
    }

    private boolean mayWrite(Path file) {
        return switch (look(file)) {
            case NEW -> true;
            case EXISTS -> Questions.mayReplace(getShell(), file);
            case FOLDER -> refuse(NLS.bind(ReportMessages.Export_isFolder, file));
            case NOWHERE -> refuse(NLS.bind(ReportMessages.Export_noFolder, file.getParent()));
            case UNKNOWN -> false;
        };
    }

    private boolean refuse(String why) {
        form.setErrorMessage(why);
        return false;
    }

    /** Looks aside, as a file system of the network may take its time. */
    private TargetFile look(Path file) {
        AtomicReference<TargetFile> found = new AtomicReference<>(TargetFile.UNKNOWN);
        try {
            getContainer().run(true, true, monitor -> {
                TargetFile there = TargetFile.at(file);
                if (!monitor.isCanceled()) {
                    found.set(there);
                }
            });
        } catch (InvocationTargetException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return found.get();
    }
}
