package org.vfioscope.ui.tests.driver;

import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Shell;
import org.eclipse.ui.PlatformUI;

/** Reaches the window's thread from the thread of a test, which stays outside as a user does. */
public final class Ui {

    /** Seconds, more of them where the processor is an emulated one. */
    private static final Duration LONGEST = Duration.ofSeconds(Long.getLong("vfioscope.ui.tests.patience", 60));

    private static final int POLL_MILLIS = 20;

    /** What was started and failed, until a test hears of it. */
    private static final Queue<Throwable> FAILED = new ConcurrentLinkedQueue<>();

    private Ui() {}

    /** The window's display. */
    public static Display display() {
        return PlatformUI.getWorkbench().getDisplay();
    }

    /** The window's shell. To be called on the window's thread. */
    public static Shell shell() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getShell();
    }

    /** Computes something on the window's thread; what it throws is thrown here. */
    public static <T> T call(Supplier<T> question) {
        raise();
        AtomicReference<Error> failure = new AtomicReference<>();
        T answer = display().syncCall(() -> {
            try {
                return question.get();
            } catch (Error e) {
                // the display would log it, and the test go on as if nothing had been wrong
                failure.set(e);
                return null;
            }
        });
        if (failure.get() != null) {
            throw new AssertionError(failure.get().getMessage(), failure.get());
        }
        return answer;
    }

    /** Does something on the window's thread; what it throws is thrown here. */
    public static void run(Runnable action) {
        call(() -> {
            action.run();
            return null;
        });
    }

    /**
     * Does something on the window's thread that opens a modal dialog, and so does not return before it is closed. What it
     * throws is thrown by the next call here that asks, does or awaits something.
     */
    public static void start(Runnable action) {
        display().asyncExec(() -> {
            try {
                action.run();
            } catch (RuntimeException | Error e) {
                // the display would log it, and the test go on as if nothing had been wrong
                FAILED.add(e);
            }
        });
    }

    private static void raise() {
        Throwable failure = FAILED.poll();
        if (failure != null) {
            throw new AssertionError(failure.getMessage(), failure);
        }
    }

    /** Waits until something holds, asking on the window's thread between its events. */
    public static void await(String what, BooleanSupplier condition) {
        find(what, () -> condition.getAsBoolean() ? Boolean.TRUE : null);
    }

    /** Waits until something is there, asking on the window's thread between its events. */
    public static <T> T find(String what, Supplier<T> question) {
        Poll<T> poll = new Poll<>(question);
        display().asyncExec(poll);
        return poll.result(what);
    }

    /** Asks again and again on the window's thread, until there is an answer. */
    private static final class Poll<T> implements Runnable {

        private final Supplier<T> question;
        private final CountDownLatch answered = new CountDownLatch(1);
        private final AtomicReference<T> answer = new AtomicReference<>();
        private final AtomicReference<Throwable> failure = new AtomicReference<>();
        private volatile boolean givenUp;

        Poll(Supplier<T> question) {
            this.question = question;
        }

        @Override
        public void run() {
            if (givenUp) {
                return;
            }
            try {
                raise();
                answer.set(question.get());
            } catch (RuntimeException | Error e) {
                failure.set(e);
            }
            if (answer.get() == null && failure.get() == null) {
                display().timerExec(POLL_MILLIS, this);
            } else {
                answered.countDown();
            }
        }

        T result(String what) {
            try {
                if (!answered.await(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                    givenUp = true;
                    throw new AssertionError("waited in vain for: " + what);
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new AssertionError("interrupted while waiting for: " + what, e);
            }
            if (failure.get() != null) {
                throw new AssertionError(what, failure.get());
            }
            return answer.get();
        }
    }
}
