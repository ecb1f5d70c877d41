package org.vfioscope.access;

/** Closes several things whatever happens, and reports the first error with the others attached. */
final class Closing {

    private VfioException first;

    /** Something that closes a thing. */
    @FunctionalInterface
    interface Step {
        void run() throws VfioException;
    }

    /** Carries a step out; an error is kept for {@link #finish}. */
    void run(Step step) {
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

    /** Throws the first error, if there was one. */
    void finish() throws VfioException {
        if (first != null) {
            throw first;
        }
    }

    /** Closes a thing after an error, to which an error of closing is attached. */
    static void closeAfter(Exception error, AutoCloseable thing) {
        try {
            thing.close();
        } catch (Exception e) {
            error.addSuppressed(e);
        }
    }
}
