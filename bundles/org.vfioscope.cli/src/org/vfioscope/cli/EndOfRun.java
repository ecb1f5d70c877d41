package org.vfioscope.cli;

import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Lets a command run until Ctrl-C, SIGTERM or an interrupt, and clean up before the process is gone: the JVM goes down only
 * once this is closed.
 */
final class EndOfRun implements AutoCloseable {

    private static final Logger LOG = System.getLogger(EndOfRun.class.getName());

    /** Longer than cleaning up takes; a cleanup that hangs must not keep the process for ever. */
    private static final long CLEANUP_SECONDS = 10;

    private final CountDownLatch cleanedUp = new CountDownLatch(1);
    private final Thread hook;

    /** Catches the end of the calling thread's command. */
    EndOfRun() {
        Thread command = Thread.currentThread();
        hook = new Thread(() -> end(command), "end of the command");
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void end(Thread command) {
        command.interrupt();
        try {
            cleanedUp.await(CLEANUP_SECONDS, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Waits for the end. What follows is cleaning up, which is not to be interrupted: the thread's interrupt is used up. */
    void await() {
        while (!Thread.interrupted()) {
            LockSupport.park(this);
        }
    }

    /** Lets the process go. */
    @Override
    public void close() {
        cleanedUp.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            LOG.log(Level.DEBUG, "The JVM goes down already, and the hook with it", e);
        }
    }
}
