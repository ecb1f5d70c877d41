package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.core.runtime.jobs.Job;

/** Looks at the window's jobs, and cancels them as the Progress view does. */
public final class JobDriver {

    private JobDriver() {}

    /** Whether a job of a name that the user can see is running. */
    public static boolean isRunning(String name) {
        return named(name).anyMatch(job -> !job.isSystem() && job.getState() == Job.RUNNING);
    }

    /** Cancels the jobs of a name that the user can see. */
    public static void cancel(String name) {
        named(name).filter(job -> !job.isSystem()).forEach(Job::cancel);
    }

    /** Waits until there is no job of a name, and until the window has heard what each of them told it. */
    public static void awaitNone(String name) {
        Ui.await("the end of: " + name, () -> named(name).findAny().isEmpty());
        // what a job told before it ended stands in the display's queue before this
        Ui.run(() -> {});
    }

    private static Stream<Job> named(String name) {
        return Arrays.stream(Job.getJobManager().find(null))
                .filter(job -> job.getName().equals(name));
    }
}
