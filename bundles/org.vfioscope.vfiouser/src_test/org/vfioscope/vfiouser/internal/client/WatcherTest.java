package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.Received;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.transport.SocketTransport;
import org.vfioscope.vfiouser.internal.transport.Transport;

/** What a server sends, and how it ends, while it is asked nothing. */
class WatcherTest extends HandServedTestBase {

    private static final String DEVICE = "vfio-user:watched";

    /** The watchers' threads. */
    private Thread watcher;

    private final ThreadFactory threads = watching -> {
        watcher = new Thread(watching);
        // what the watcher cannot handle is what a test provoked
        watcher.setUncaughtExceptionHandler((thread, uncaught) -> {});
        return watcher;
    };

    private Connection watched() throws Exception {
        return watched(Duration.ofMinutes(1), SocketTransport::new, threads);
    }

    private interface Over {
        Transport of(UnixSocket socket);
    }

    private Connection watched(Duration timeout, Over over, ThreadFactory threads) throws Exception {
        return connect(socket -> {
            Connection connection = Connection.open(DEVICE, over.of(socket), timeout);
            try {
                connection.watch(socket.watch(Operation.CONNECT), threads);
                return connection;
            } catch (VfioException e) {
                throw connection.lose(e);
            }
        });
    }

    private static CompletableFuture<VfioException> lossOf(Connection connection) {
        CompletableFuture<VfioException> loss = new CompletableFuture<>();
        connection.onLoss(() -> loss.complete(connection.loss().orElseThrow()));
        return loss;
    }

    private static Request question() {
        return Request.of(
                Command.DEVICE_GET_INFO,
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN),
                16,
                Operation.DEVICE_GET_INFO);
    }

    /** A transport that does something before it receives what comes after the version. */
    private record Interposed(SocketTransport socket, Step step) implements Transport {

        interface Step {
            void run();
        }

        @Override
        public void send(ByteBuffer bytes, List<OwnedDescriptor> descriptors, Operation operation, Patience patience)
                throws VfioException {
            socket.send(bytes, descriptors, operation, patience);
        }

        @Override
        public Received receive(ByteBuffer into, int descriptors, Operation operation, Patience patience)
                throws VfioException {
            step.run();
            return socket.receive(into, descriptors, operation, patience);
        }

        @Override
        public void close() throws VfioException {
            socket.close();
        }
    }

    @Test
    void aRequestOfTheServersIsRefusedAtOnce() throws Exception {
        try (Connection connection = watched()) {
            for (int id = 7; id < 10; id++) {
                send(HonestReplies.message(id, 11, 0, 0, new byte[16]));
                ByteBuffer refusal = receive();
                assertThat(refusal.getShort(0)).isEqualTo((short) id);
                assertThat(refusal.getInt(8)).isEqualTo(0x21);
                assertThat(refusal.getInt(12)).isEqualTo(95);
            }
            assertThat(connection.isOpen()).isTrue();
        }
    }

    @Test
    void callsAndTheServersRequestsGoOnSideBySide() throws Exception {
        try (Connection connection = watched();
                var thread = Executors.newSingleThreadExecutor()) {
            var served = thread.submit(() -> {
                int refusals = 0;
                for (int calls = 0; calls < 500 || refusals < 1000; ) {
                    ByteBuffer message = receive();
                    if ((message.getInt(8) & 1) != 0) {
                        refusals++;
                        continue;
                    }
                    // one within the call, one behind it
                    send(HonestReplies.message(1000, 12, 0, 0, new byte[16]));
                    send(HonestReplies.to(message.getShort(0), message.getShort(2), payload(message)));
                    send(HonestReplies.message(1001, 12, 0, 0, new byte[16]));
                    calls++;
                }
                return refusals;
            });
            for (int i = 0; i < 500; i++) {
                connection.call(question()).close();
            }
            assertThat(served.get()).isEqualTo(1000);
        }
    }

    @Test
    void aReplyToNothingEndsTheConnection() throws Exception {
        try (Connection connection = watched()) {
            CompletableFuture<VfioException> loss = lossOf(connection);
            send(HonestReplies.message(7, 4, 1, 0, new byte[16]));
            assertThat(loss.get(1, TimeUnit.MINUTES).explained())
                    .contains("a reply with id 7, though it was asked nothing");
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void requestsWithoutEndEndTheConnection() throws Exception {
        try (Connection connection = watched()) {
            CompletableFuture<VfioException> loss = lossOf(connection);
            for (int i = 0; i <= 1000; i++) {
                send(HonestReplies.message(i, 11, 0x10, 0, new byte[16]));
            }
            assertThat(loss.get(1, TimeUnit.MINUTES).explained()).contains("1001 requests of its own");
        }
    }

    /** The watcher is in the middle of a message, whose rest it waits for in vain. */
    @Test
    void closingIsNoLoss() throws Exception {
        CountDownLatch second = new CountDownLatch(2);
        Connection connection = watched(
                Duration.ofMinutes(1),
                socket -> new Interposed(new SocketTransport(socket), onWatcher(second::countDown)),
                threads);
        CompletableFuture<VfioException> loss = lossOf(connection);
        send(new byte[] {2, 0, 4, 0, 32});
        second.await();
        connection.close();
        watcher.join();
        assertThat(connection.loss()).isEmpty();
        assertThat(loss).isNotDone();
        assertThat(server.receive(ByteBuffer.allocate(1), 0, Operation.SERVE, ENDLESS)
                        .bytes())
                .isZero();
    }

    private Interposed.Step onWatcher(Interposed.Step step) {
        return () -> {
            if (Thread.currentThread() == watcher) {
                step.run();
            }
        };
    }

    @Test
    void aFailureOfItsOwnIsALossToo() throws Exception {
        Interposed.Step failure = onWatcher(() -> {
            throw new IllegalStateException("a slip of ours");
        });
        try (Connection connection = watched(
                Duration.ofMinutes(1), socket -> new Interposed(new SocketTransport(socket), failure), threads)) {
            CompletableFuture<VfioException> loss = lossOf(connection);
            send(HonestReplies.message(7, 11, 0, 0, new byte[16]));
            assertThat(loss.get(1, TimeUnit.MINUTES).explained()).contains("a slip of ours");
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void aThreadThatCannotBeHadLeavesNothingOpen() {
        ThreadFactory none = watching -> new Thread(watching) {
            @Override
            public void start() {
                throw new OutOfMemoryError("unable to create native thread");
            }
        };
        VfioException error = catchThrowableOfType(
                VfioException.class, () -> watched(Duration.ofMinutes(1), SocketTransport::new, none));
        assertThat(error.explained()).contains("EAGAIN").contains("ulimit -u");
    }

    /** What the watcher is held up by does not end by itself here; in life it would, just before its own time-out. */
    @Test
    void aCallWaitsForOneTimeoutThoughTheWatcherIsHeldUp() throws Exception {
        CountDownLatch heldUp = new CountDownLatch(1);
        CountDownLatch end = new CountDownLatch(1);
        Interposed.Step hold = onWatcher(() -> {
            heldUp.countDown();
            awaitUninterruptibly(end);
        });
        try (Connection connection =
                watched(Duration.ofMillis(300), socket -> new Interposed(new SocketTransport(socket), hold), threads)) {
            send(HonestReplies.message(7, 11, 0, 0, new byte[16]));
            heldUp.await();
            CompletableFuture<VfioException> error = new CompletableFuture<>();
            Thread.ofPlatform()
                    .daemon()
                    .start(() -> error.complete(
                            catchThrowableOfType(VfioException.class, () -> connection.call(question()))));
            try {
                assertThat(error.get(1, TimeUnit.MINUTES).errno().name()).isEqualTo("ETIMEDOUT");
                assertThat(connection.isOpen()).isFalse();
            } finally {
                end.countDown();
            }
        }
    }

    private static void awaitUninterruptibly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
