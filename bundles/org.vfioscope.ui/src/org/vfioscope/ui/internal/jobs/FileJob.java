package org.vfioscope.ui.internal.jobs;

import java.util.Arrays;
import java.util.List;
import org.eclipse.core.runtime.jobs.Job;

/**
 * Something that writes a file. Cancelled, it ends by itself, since an interrupt would close the file under it; and the window
 * is not closed over it without a question.
 */
public abstract class FileJob extends DeviceJob {

    /**
     * A job that reads one device, or none.
     *
     * @param name what it does, for the user
     * @param device the device's name; empty for none
     */
    protected FileJob(String name, String device) {
        super(name, device);
    }

    /**
     * A job that reads several devices.
     *
     * @param name what it does, for the user
     * @param devices the devices' names
     */
    protected FileJob(String name, List<String> devices) {
        super(name, devices);
    }

    /** {@return what is being written or waits to be, each as the user was told of it} */
    public static List<String> unfinished() {
        return Arrays.stream(Job.getJobManager().find(FAMILY))
                .filter(FileJob.class::isInstance)
                .map(Job::getName)
                .toList();
    }

    @Override
    protected final boolean isInterruptible() {
        return false;
    }
}
