package org.vfioscope.vfiouser.internal.server;

import java.util.ArrayList;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.UnixListener;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.transport.SocketTransport;

/** A device that is being served: a thread that waits for clients, and one for each of them. */
final class RunningService implements DeviceServer.Service {

    /** A virtual machine monitor and some people who look at what it does. */
    private static final int MOST_CLIENTS = 8;

    private static final long RETRY_MILLISECONDS = 1000;

    private final UnixListener listener;
    private final ServedDevice device;
    private final List<Thread> clients = new ArrayList<>();
    private final Thread acceptor =
            Thread.ofPlatform().daemon().name("vfio-user server").unstarted(this::accept);
    private volatile boolean open = true;
    private int lastClient;

    RunningService(UnixListener listener, ServedDevice device) {
        this.listener = listener;
        this.device = device;
    }

    RunningService start() {
        acceptor.start();
        return this;
    }

    private void accept() {
        while (open) {
            try {
                welcome(listener.accept(Operation.SERVE, Patience.until(() -> !open)));
            } catch (VfioException e) {
                // such as a full descriptor table: those who are connected go on
                if (open) {
                    device.log().accept("a client could not be taken: " + e.explained());
                    pause();
                }
            }
        }
    }

    /** The client still waits, so the next attempt would fail at once again. */
    private synchronized void pause() {
        try {
            if (open) {
                wait(RETRY_MILLISECONDS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private synchronized void welcome(UnixSocket socket) throws VfioException {
        clients.removeIf(client -> !client.isAlive());
        if (!open || clients.size() >= MOST_CLIENTS) {
            socket.close();
            device.log().accept("a client was turned away: there are %d already".formatted(clients.size()));
            return;
        }
        String name = "client " + ++lastClient;
        ClientLoop loop = new ClientLoop(name, device, new SocketTransport(socket), () -> !open);
        clients.add(
                Thread.ofPlatform().daemon().name("vfio-user server, " + name).start(loop));
    }

    @Override
    public void close() throws VfioException {
        synchronized (this) {
            if (!open) {
                return;
            }
            open = false;
            notifyAll();
        }
        // every wait of these threads ends soon after that
        join(acceptor);
        clients.forEach(RunningService::join);
        try (ServedDevice second = device;
                UnixListener first = listener) {
            // resources close from last to first, each whatever the other throws
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
