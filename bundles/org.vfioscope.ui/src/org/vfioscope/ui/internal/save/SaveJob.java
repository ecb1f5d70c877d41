package org.vfioscope.ui.internal.save;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
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
        Path part = file.resolveSibling(file.getFileName() + PART);
        try {
            try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(part))) {
                saving.writeTo(out, monitor);
            }
            if (!monitor.isCanceled()) {
                Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
            }
        } finally {
            Files.deleteIfExists(part);
        }
    }
}
