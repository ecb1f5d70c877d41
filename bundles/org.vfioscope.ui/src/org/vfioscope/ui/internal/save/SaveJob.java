package org.vfioscope.ui.internal.save;

import java.io.IOException;
import java.nio.file.Path;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.report.export.WholeFile;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.jobs.FileJob;

/** Writes a file; one that was there before is only replaced by a whole new one. */
public final class SaveJob extends FileJob {

    private final Path file;
    private final Saving saving;

    /**
     * Prepares the job.
     *
     * @param file what to write
     * @param device the device that is read on the way, or an empty name
     * @param saving what goes into it
     */
    public SaveJob(Path file, String device, Saving saving) {
        super(NLS.bind(Messages.Jobs_save, file.getFileName()), device);
        this.file = file;
        this.saving = saving;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException, IOException {
        try (WholeFile whole = WholeFile.begin(file)) {
            saving.writeTo(whole.out(), monitor);
            if (!monitor.isCanceled()) {
                whole.commit();
            }
        }
    }
}
