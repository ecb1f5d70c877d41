package org.vfioscope.vfiouser.internal.client;

import java.util.concurrent.CountDownLatch;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.socket.SocketWatch;
import org.vfioscope.model.errno.Operation;

/**
 * Sees to what a server sends, and to its hanging up, while it is asked nothing. It waits without end and takes up no time
 * until something comes; what comes for a call that is under way, the call takes. When the connection has ended by itself, and
 * not by {@link Connection#close}, it says so, from its own thread, which holds nothing then.
 */
final class Watcher implements Runnable {

    private final Connection connection;
    private final SocketWatch watch;
    private final CountDownLatch watching = new CountDownLatch(1);
    private final Thread thread;

    Watcher(String device, Connection connection, SocketWatch watch) {
        this.connection = connection;
        this.watch = watch;
        this.thread =
                Thread.ofPlatform().daemon().name("vfio-user client, " + device).unstarted(this);
    }

    void start() {
        thread.start();
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
        } finally {
            watching.countDown();
        }
        connection.tellLoss();
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
