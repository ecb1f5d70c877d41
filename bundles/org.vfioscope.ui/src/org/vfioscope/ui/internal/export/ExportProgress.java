package org.vfioscope.ui.internal.export;

import java.util.List;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.SubMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.report.export.ExportListener;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.dialogs.Failure;

/** Shows the progress of an export in a job, and gathers what could not be read. */
final class ExportProgress implements ExportListener {

    private final SubMonitor progress;
    private final List<String> failures;
    private String device = "";
    private long content;

    ExportProgress(IProgressMonitor monitor, int devices, List<String> failures) {
        this.progress = SubMonitor.convert(monitor, devices);
        this.failures = failures;
    }

    @Override
    public void device(String name, int done, int total) {
        device = name;
        content = 0;
        progress.worked(done > 0 ? 1 : 0);
        progress.subTask(NLS.bind(
                ReportMessages.Export_progress,
                new Object[] {name, Integer.toString(done + 1), Integer.toString(total)}));
    }

    @Override
    public void content(long bytes) {
        content += bytes;
        progress.subTask(NLS.bind(ReportMessages.Export_progressContent, device, new ByteSize(content).binary()));
    }

    @Override
    public void failed(Exception error) {
        failures.add(Failure.sentence(error));
    }

    @Override
    public boolean isCancelled() {
        return progress.isCanceled();
    }
}
