package org.vfioscope.ui.internal.save;

import java.io.IOException;
import java.io.OutputStream;
import org.eclipse.core.runtime.IProgressMonitor;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;

/** What goes into a file; runs in a job. */
@FunctionalInterface
public interface Saving {

    /**
     * Writes everything. Blocks.
     *
     * @param out where to; closed by the caller
     * @param monitor tells whether the user has cancelled, and is told the progress
     * @throws IOException if the file cannot be written
     * @throws VfioException if a device that is read refuses
     * @throws DeviceException if a device that is read is closed
     */
    void writeTo(OutputStream out, IProgressMonitor monitor) throws IOException, VfioException, DeviceException;
}
