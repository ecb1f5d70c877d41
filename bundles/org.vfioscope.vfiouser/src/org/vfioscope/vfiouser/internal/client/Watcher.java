package org.vfioscope.vfiouser.internal.client;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ThreadFactory;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.socket.SocketWatch;
import org.vfioscope.model.errno.Operation;

/**
 * Sees to what a server sends, and to its hanging up, while it is asked nothing. It sleeps in poll(2) without a time-out. A
 * call's reply wakes it too: it then waits for the call's turn to end, by when the call has taken the reply. When the
 * connection has ended by itself, and not by {@link Connection#close}, it says so, from its own thread, with no lock held.
 */
final class Watcher implements Runnable {

    private final String device;
    private final Connection connection;
    private final SocketWatch watch;
    private final CountDownLatch watching = new CountDownLatch(1);

    private Watcher(String device, Connection connection, SocketWatch watch) {
        this.device = device;
        this.connection = connection;
        this.watch = watch;
    }

    /**
     * Begins to watch.
     *
     * @param watch closed when the connection has ended, or where this throws
     * @param threads makes the thread
     * @throws VfioException EAGAIN where no thread can be had
     */
    static Watcher start(String device, Connection connection, SocketWatch watch, ThreadFactory threads)
            throws VfioException {
        Watcher watcher = new Watcher(device, connection, watch);
        try {
            threads.newThread(watcher).start();
            return watcher;
        } catch (OutOfMemoryError e) {
            // so the JVM says that pthread_create(3) refused
            throw Closing.after(ServerErrors.noThread(device, e), watch);
        }
    }

    @Override
    public void run() {
        try (SocketWatch closed = watch) {
            while (connection.isOpen()) {
                closed.await(Operation.CONNECT);
                connection.attend(closed);
            }
        } catch (VfioException e) {
            connection.lose(e);
        } catch (RuntimeException | Error e) {
            // for the thread's handler to log; those who wait for the device hear of it as of any other end
            connection.lose(ServerErrors.failed(device, e));
            throw e;
        } finally {
            watching.countDown();
            connection.tellLoss();
        }
    }

    /** Waits until it has given its descriptor up, which it does as soon as the connection has ended. */
    void join() {
        boolean interrupted = false;
        while (watching.getCount() > 0) {
            try {
                watching.await();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
