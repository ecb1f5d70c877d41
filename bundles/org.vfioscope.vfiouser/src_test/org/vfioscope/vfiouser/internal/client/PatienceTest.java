package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.UnixListener;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.OpenDescriptors;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.transport.SocketTransport;

/** A server that is silent or slow, over a real socket. */
class PatienceTest {

    private static final Patience ENDLESS = Patience.until(() -> false);

    @TempDir
    Path folder;

    private List<String> before;
    private UnixListener listener;
    private UnixSocket server;

    @BeforeEach
    void listen() throws VfioException {
        before = OpenDescriptors.now();
        listener = UnixListener.listen(folder.resolve("s"), Operation.SERVE);
    }

    @AfterEach
    void leavesNoDescriptor() throws VfioException {
        server.close();
        listener.close();
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    /** Connects to a server that has answered the version. */
    private VfioUserDeviceIo open(Duration timeout) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var answered = thread.submit(() -> {
                server = listener.accept(Operation.SERVE, ENDLESS);
                answer();
                return null;
            });
            VfioUserDeviceIo device = VfioUserDeviceIo.open(
                    "vfio-user:slow",
                    () -> Connection.open(
                            "vfio-user:slow",
                            new SocketTransport(UnixSocket.connect(folder.resolve("s"), Operation.CONNECT, ENDLESS)),
                            timeout),
                    new PciNames(List.of()));
            answered.get();
            return device;
        }
    }

    /** Receives a message and gives its honest reply. */
    private void answer() throws VfioException {
        ByteBuffer request = receive();
        send(HonestReplies.to(request.getShort(0), request.getShort(2), payload(request)));
    }

    private static ByteBuffer payload(ByteBuffer message) {
        return message.slice(16, message.limit() - 16).order(ByteOrder.LITTLE_ENDIAN);
    }

    private ByteBuffer receive() throws VfioException {
        ByteBuffer message =
                ByteBuffer.allocate(4096).order(ByteOrder.LITTLE_ENDIAN).limit(16);
        fill(message);
        fill(message.limit(message.getInt(4)));
        return message.flip();
    }

    private void fill(ByteBuffer message) throws VfioException {
        while (message.hasRemaining()) {
            assertThat(server.receive(message, 0, Operation.SERVE, ENDLESS).bytes())
                    .isPositive();
        }
    }

    private void send(byte[] bytes) throws VfioException {
        server.send(ByteBuffer.wrap(bytes), List.of(), Operation.SERVE, ENDLESS);
    }

    private static ByteBuffer info() {
        return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 24);
    }

    /** Connects as {@link #open}, with a watcher beside it. */
    private Connection watched() throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var answered = thread.submit(() -> {
                server = listener.accept(Operation.SERVE, ENDLESS);
                answer();
                return null;
            });
            UnixSocket socket = UnixSocket.connect(folder.resolve("s"), Operation.CONNECT, ENDLESS);
            Connection connection =
                    Connection.open("vfio-user:slow", new SocketTransport(socket), Duration.ofMinutes(1));
            connection.watch(socket.watch(Operation.CONNECT));
            answered.get();
            return connection;
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
        Request request = Request.of(
                Command.DEVICE_GET_INFO,
                ByteBuffer.allocate(16).order(ByteOrder.LITTLE_ENDIAN),
                16,
                Operation.DEVICE_GET_INFO);
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
                connection.call(request).close();
            }
            assertThat(served.get()).isEqualTo(1000);
        }
    }

    @Test
    void aReplyToNothingEndsTheConnection() throws Exception {
        try (Connection connection = watched()) {
            CompletableFuture<VfioException> loss = new CompletableFuture<>();
            connection.onLoss(() -> loss.complete(connection.loss().orElseThrow()));
            send(HonestReplies.message(7, 4, 1, 0, new byte[16]));
            assertThat(loss.get(1, TimeUnit.MINUTES).explained())
                    .contains("a reply with id 7, though it was asked nothing");
            assertThat(connection.isOpen()).isFalse();
        }
    }

    @Test
    void requestsWithoutEndEndTheConnection() throws Exception {
        try (Connection connection = watched()) {
            CompletableFuture<VfioException> loss = new CompletableFuture<>();
            connection.onLoss(() -> loss.complete(connection.loss().orElseThrow()));
            for (int i = 0; i <= 1000; i++) {
                send(HonestReplies.message(i, 11, 0x10, 0, new byte[16]));
            }
            assertThat(loss.get(1, TimeUnit.MINUTES).explained()).contains("1001 requests of its own");
        }
    }

    @Test
    void closingIsNoLoss() throws Exception {
        Connection connection = watched();
        CompletableFuture<VfioException> loss = new CompletableFuture<>();
        connection.onLoss(() -> loss.complete(connection.loss().orElseThrow()));
        connection.close();
        assertThat(connection.loss()).isEmpty();
        assertThat(loss).isNotDone();
        assertThat(server.receive(ByteBuffer.allocate(1), 0, Operation.SERVE, ENDLESS)
                        .bytes())
                .isZero();
    }

    @Test
    void silenceEndsTheConnection() throws Exception {
        VfioUserDeviceIo device = open(Duration.ofMillis(300));
        VfioException error = catchThrowableOfType(VfioException.class, () -> device.getInfo(info()));
        assertThat(error.errno().name()).isEqualTo("ETIMEDOUT");
        receive();
        assertThat(server.receive(ByteBuffer.allocate(1), 0, Operation.SERVE, ENDLESS)
                        .bytes())
                .as("the client hung up")
                .isZero();
    }

    @Test
    void halfAMessageEndsTheConnection() throws Exception {
        VfioUserDeviceIo device = open(Duration.ofMillis(300));
        send(new byte[] {2, 0, 4, 0, 32});
        VfioException error = catchThrowableOfType(VfioException.class, () -> device.getInfo(info()));
        assertThat(error.errno().name()).isEqualTo("ETIMEDOUT");
    }

    @Test
    void aWaitThatIsInterruptedIsGivenUpAndTheDeviceGoesOn() throws Exception {
        VfioUserDeviceIo device = open(Duration.ofMinutes(1));
        CompletableFuture<VfioException> error = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform()
                .start(() -> error.complete(catchThrowableOfType(VfioException.class, () -> device.getInfo(info()))));
        ByteBuffer request = receive();
        waiting.interrupt();
        waiting.join();
        assertThat(error.get().errno().name()).isEqualTo("ECANCELED");

        byte[] late = HonestReplies.to(request.getShort(0), request.getShort(2), payload(request));
        try (var thread = Executors.newSingleThreadExecutor()) {
            var answered = thread.submit(() -> {
                ByteBuffer next = receive();
                assertThat(next.getShort(0)).isNotEqualTo(request.getShort(0));
                send(late);
                send(HonestReplies.to(next.getShort(0), next.getShort(2), payload(next)));
                return null;
            });
            ByteBuffer info = info();
            device.getInfo(info);
            answered.get();
            assertThat(info.getInt(8)).isEqualTo(HonestReplies.REGIONS);
        }
        device.close();
    }
}
