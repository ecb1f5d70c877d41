package org.vfioscope.linux.internal.libc;

import org.vfioscope.access.VfioException;

/** Gives several things back, whatever goes wrong on the way. */
public final class Cleanup {

    private VfioException first;

    /** Something that gives a thing back. */
    @FunctionalInterface
    public interface Step {
        /**
         * Gives it back.
         *
         * @throws VfioException if the kernel refuses
         */
        void run() throws VfioException;
    }

    /**
     * Carries a step out; its error is kept for {@link #finish}.
     *
     * @param step the step
     */
    public void run(Step step) {
        try {
            step.run();
        } catch (VfioException e) {
            if (first == null) {
                first = e;
            } else {
                first.addSuppressed(e);
            }
        }
    }

    /**
     * Ends it.
     *
     * @throws VfioException the first error that a step met, with the others attached
     */
    public void finish() throws VfioException {
        if (first != null) {
            throw first;
        }
    }

    /**
     * Gives back after an error what was taken before it.
     *
     * @param error to which an error of giving back is attached
     * @param step gives it back
     * @param <E> the error's kind
     * @return the error, to be thrown
     */
    public static <E extends Exception> E after(E error, Step step) {
        try {
            step.run();
        } catch (VfioException e) {
            error.addSuppressed(e);
        }
        return error;
    }
}
