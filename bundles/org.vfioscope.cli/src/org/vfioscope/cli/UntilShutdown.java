package org.vfioscope.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Lets what waits tidy up when Ctrl-C or SIGTERM ends the process: the shutdown gives it a moment. */
final class UntilShutdown implements AutoCloseable, BooleanSupplier {

    private static final int MOMENT_SECONDS = 2;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::awaitEnd, "wait for the end of a wait");
    private volatile boolean asked;

    UntilShutdown() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void awaitEnd() {
        asked = true;
        try {
            // what has not ended by then is left as it is: the user wants the process to end
            done.await(MOMENT_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the process is to end. */
    @Override
    public boolean getAsBoolean() {
        return asked;
    }

    @Override
    public void close() {
        done.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending already, and the hook with it
            asked = true;
        }
    }
}
