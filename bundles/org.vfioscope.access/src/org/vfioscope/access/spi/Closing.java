package org.vfioscope.access.spi;

import org.vfioscope.access.VfioException;

/** Gives several things back, whatever goes wrong on the way. For one thread. */
public final class Closing {

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
     * @param thing is closed
     * @param <E> the error's kind
     * @return the error, to be thrown
     */
    public static <E extends Throwable> E after(E error, AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            error.addSuppressed(e);
        }
        return error;
    }
}
