package org.vfioscope.ui.internal.export;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.function.Consumer;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.export.ReportExport;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.jobs.FileJob;

/** Exports devices; cancelled or after a failure it leaves the file as it was before. */
final class ExportJob extends FileJob {

    /**
     * What became of it.
     *
     * @param devices how many devices were written
     * @param file where they are; empty for the clipboard
     * @param text the document for the clipboard; empty for a file
     * @param failures what could not be read, in one sentence each
     */
    record Exported(int devices, Optional<Path> file, Optional<String> text, List<String> failures) {}

    private final DeviceAccess access;
    private final ExportPlan plan;
    private final Consumer<Exported> done;

    /**
     * Prepares the job.
     *
     * @param done called on the job's thread when the whole document is written
     */
    ExportJob(DeviceAccess access, ExportPlan plan, Consumer<Exported> done) {
        super(
                plan.file()
                        .map(file -> NLS.bind(ReportMessages.Export_job, file.getFileName()))
                        .orElse(ReportMessages.Export_jobCopy),
                plan.devices().stream().map(DeviceDescription::name).toList());
        this.access = access;
        this.plan = plan;
        this.done = done;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws DeviceException, IOException {
        List<String> failures = new ArrayList<>();
        ReportExport export = new ReportExport(
                access,
                DocumentOrigin.now(),
                plan.options(),
                new ExportProgress(monitor, plan.devices().size(), failures));
        try {
            Exported exported = write(export, renderer(), failures);
            if (exported.devices() == 0) {
                throw new DeviceException(NLS.bind(ReportMessages.Export_nothing, String.join("\n", failures)));
            }
            done.accept(exported);
        } catch (CancellationException e) {
            monitor.setCanceled(true);
        }
    }

    private Exported write(ReportExport export, ReportRenderer renderer, List<String> failures) throws IOException {
        if (plan.file().isPresent()) {
            int devices = export.write(
                    plan.devices(),
                    renderer,
                    DocumentOrigin.generator(),
                    plan.file().get());
            return new Exported(devices, plan.file(), Optional.empty(), failures);
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int devices = export.write(plan.devices(), renderer, DocumentOrigin.generator(), bytes);
        return new Exported(devices, Optional.empty(), Optional.of(bytes.toString(StandardCharsets.UTF_8)), failures);
    }

    private ReportRenderer renderer() throws DeviceException {
        try {
            return plan.renderer().get();
        } catch (IllegalStateException e) {
            throw new DeviceException(e.getMessage(), e);
        }
    }
}
