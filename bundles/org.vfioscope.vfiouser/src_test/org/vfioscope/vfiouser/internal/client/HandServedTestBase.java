package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.UnixListener;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.OpenDescriptors;

/** A server behind a real socket whose every message the test sends itself; no descriptor is left afterwards. */
abstract class HandServedTestBase {

    static final Patience ENDLESS = Patience.until(() -> false);

    @TempDir
    Path folder;

    UnixSocket server;
    private List<String> before;
    private UnixListener listener;

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

    /** How the client connects. */
    interface Client<T> {
        T connect(UnixSocket socket) throws VfioException;
    }

    /** Connects a client, and answers its version. */
    <T> T connect(Client<T> client) throws Exception {
        try (var thread = Executors.newSingleThreadExecutor()) {
            var answered = thread.submit(() -> {
                server = listener.accept(Operation.SERVE, ENDLESS);
                answer();
                return null;
            });
            T connected = client.connect(UnixSocket.connect(folder.resolve("s"), Operation.CONNECT, ENDLESS));
            answered.get();
            return connected;
        }
    }

    /** Receives a message and gives its honest reply. */
    void answer() throws VfioException {
        ByteBuffer request = receive();
        send(HonestReplies.to(request.getShort(0), request.getShort(2), payload(request)));
    }

    static ByteBuffer payload(ByteBuffer message) {
        return message.slice(16, message.limit() - 16).order(ByteOrder.LITTLE_ENDIAN);
    }

    ByteBuffer receive() throws VfioException {
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

    void send(byte[] bytes) throws VfioException {
        server.send(ByteBuffer.wrap(bytes), List.of(), Operation.SERVE, ENDLESS);
    }
}
