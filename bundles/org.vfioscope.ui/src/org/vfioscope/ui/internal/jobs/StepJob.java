package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.IProgressMonitor;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.OwnedDmabuf;
import org.vfioscope.access.VfioException;

/** One step on something that a device owns. */
public final class StepJob extends DeviceJob {

    /** What is to be done. */
    @FunctionalInterface
    public interface Step {

        /**
         * Does it. Blocks.
         *
         * @throws VfioException if the kernel refuses
         * @throws DeviceException if something else went wrong
         */
        void run() throws VfioException, DeviceException;
    }

    private final Step step;

    /**
     * Prepares the job.
     *
     * @param name what it does, for the user
     * @param device the name of the device that is asked
     * @param step what is to be done, on the job's thread
     */
    public StepJob(String name, String device, Step step) {
        super(name, device);
        this.step = step;
    }

    /**
     * Prepares a job on a dmabuf.
     *
     * @param name what it does, for the user
     * @param dmabuf the dmabuf
     * @param step what is to be done, on the job's thread
     */
    public StepJob(String name, OwnedDmabuf dmabuf, Step step) {
        super(name, dmabuf);
        this.step = step;
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException {
        step.run();
    }
}
