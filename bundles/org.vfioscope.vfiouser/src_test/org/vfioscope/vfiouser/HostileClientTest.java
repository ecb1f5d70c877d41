package org.vfioscope.vfiouser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.Received;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Operation;

/** Whatever a client sends, the server goes on for the others. */
class HostileClientTest extends ServedTestBase {

    private static final int VERSION = 1;
    private static final Patience PATIENCE = Patience.of(Duration.ofMinutes(1), () -> false);

    private UnixSocket raw;

    @BeforeEach
    void connect() throws Exception {
        serve(devices.open("sim:nvme"), true);
        raw = UnixSocket.connect(socket, Operation.CONNECT, PATIENCE);
    }

    @AfterEach
    void disconnect() throws Exception {
        raw.close();
        assertThat(client.open(servedName()).snapshot().problems())
                .as("others are served")
                .isEmpty();
    }

    private static byte[] message(int command, int flags, byte[] payload) {
        return ByteBuffer.allocate(16 + payload.length)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort((short) 5)
                .putShort((short) command)
                .putInt(16 + payload.length)
                .putInt(flags)
                .putInt(0)
                .put(payload)
                .array();
    }

    private static byte[] ints(int... values) {
        ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
        for (int value : values) {
            bytes.putInt(value);
        }
        return bytes.array();
    }

    private void send(byte[] bytes, OwnedDescriptor... descriptors) throws VfioException {
        raw.send(ByteBuffer.wrap(bytes), List.of(descriptors), Operation.CONNECT, PATIENCE);
    }

    private void agree() throws VfioException {
        send(message(VERSION, 0, ints(0)));
        assertThat(errno()).isZero();
    }

    /** The errno of the next reply, whose payload is passed over. */
    private int errno() throws VfioException {
        ByteBuffer header = receive(16);
        assertThat(header.getShort(0)).isEqualTo((short) 5);
        int left = header.getInt(4) - 16;
        if (left > 0) {
            receive(left);
        }
        return header.getInt(12);
    }

    private ByteBuffer receive(int count) throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            Received received = raw.receive(bytes, 1, Operation.CONNECT, PATIENCE);
            assertThat(received.bytes()).as("the server hung up").isPositive();
            for (OwnedDescriptor descriptor : received.descriptors()) {
                descriptor.close();
            }
        }
        return bytes;
    }

    /** A refusal may come first; what the server had not read yet makes its hanging up a reset. */
    private static void awaitHangUp(UnixSocket socket) throws VfioException {
        ByteBuffer rest = ByteBuffer.allocate(4096);
        try {
            while (socket.receive(rest, 0, Operation.CONNECT, PATIENCE).bytes() > 0) {
                assertThat(rest.hasRemaining()).isTrue();
            }
        } catch (VfioException e) {
            assertThat(e.errno().name()).isEqualTo("ECONNRESET");
        }
    }

    static Stream<Arguments> endings() {
        return Stream.of(
                Arguments.of("command 4 before its version", message(4, 0, ints(16, 0, 0, 0))),
                Arguments.of("a version of 2 bytes", message(VERSION, 0, new byte[2])),
                Arguments.of("version 3.0", message(VERSION, 0, ints(3))),
                Arguments.of("no JSON", message(VERSION, 0, "\0\0\0\0{\0".getBytes(StandardCharsets.UTF_8))),
                Arguments.of("a reply, though", message(VERSION, 1, ints(0))),
                Arguments.of("fewer than its header", ints(0x10005, 3, 0, 0)),
                Arguments.of("4294967295 bytes, more than", ints(0x10005, -1, 0, 0)),
                Arguments.of("breaks off", new byte[9]));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("endings")
    void isHungUpOn(String words, byte[] bytes) throws Exception {
        send(bytes);
        if (bytes.length < 16) {
            raw.close();
        } else {
            awaitHangUp(raw);
        }
        client.open(servedName());
        service.close();
        assertThat(log).anyMatch(line -> line.contains("was hung up on") && line.contains(words));
        serveAgain();
    }

    private void serveAgain() throws Exception {
        client.close();
        serve(devices.sessions().getFirst(), true);
    }

    static Stream<Arguments> refusals() {
        return Stream.of(
                Arguments.of(4, 22, ints(16)),
                Arguments.of(4, 22, ints(15, 0, 0, 0)),
                Arguments.of(5, 22, ints(32, 0, 99, 0, 0, 0, 0, 0)),
                Arguments.of(5, 22, ints(32, 0, -1, 0, 0, 0, 0, 0)),
                Arguments.of(5, 22, ints(31, 0, 0, 0, 0, 0, 0, 0)),
                Arguments.of(7, 22, ints(16, 0, 5, 0)),
                Arguments.of(8, 22, ints(20, 0x24, 0, 1, -1)),
                Arguments.of(9, 22, ints(0, 0, 0, 0x7fffffff)),
                Arguments.of(9, 22, ints(0, 0, 0, -1)),
                Arguments.of(9, 22, ints(0x4000, 0, 0, 4)),
                Arguments.of(9, 22, ints(-4, -1, 0, 8)),
                Arguments.of(9, 22, ints(0, 0, 200, 4)),
                Arguments.of(9, 22, ints(0, 0, 0)),
                Arguments.of(10, 22, ints(0, 0, 0, 8, 1)),
                Arguments.of(10, 22, ints(0, 0, 0, -4, 1)),
                Arguments.of(2, 22, ints(32)),
                Arguments.of(3, 22, ints(24)),
                Arguments.of(VERSION, 22, ints(0)),
                Arguments.of(11, 95, ints(0, 0, 0, 0)),
                Arguments.of(15, 95, ints(0)),
                Arguments.of(6, 22, ints(16, 1, 0, 0)),
                Arguments.of(6, 22, ints(16, 0, 0, 1)),
                Arguments.of(6, 22, ints(15, 0, 0, 0)),
                Arguments.of(6, 22, ints(16, 0, 1, 0)),
                Arguments.of(6, 22, ints(16, 0, 99, 0)),
                Arguments.of(16, 22, ints(8)),
                Arguments.of(16, 22, ints(7, 0x50003)),
                Arguments.of(16, 22, ints(8, 3)),
                Arguments.of(16, 22, ints(8, 0x80000 | 0x50003)),
                Arguments.of(16, 25, ints(8, 0x10001)),
                Arguments.of(16, 25, ints(8, 0x20003)),
                Arguments.of(16, 25, ints(8, 0x5000b)),
                Arguments.of(16, 25, ints(8, 0x50014)),
                Arguments.of(999, 95, ints(0)));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void isRefusedAndGoesOn(int command, int errno, byte[] payload) throws Exception {
        agree();
        send(message(command, 0, payload));
        assertThat(errno()).isEqualTo(errno);
        send(message(4, 0, ints(16, 0, 0, 0)));
        assertThat(errno()).isZero();
    }

    @Test
    void mayOfferMemoryAndEventsThatNobodyUses() throws Exception {
        agree();
        List<String> open = OpenDescriptors.now();
        try (OwnedDescriptor descriptor = OwnedDescriptor.open(Path.of("/dev/null"), Operation.CONNECT)) {
            send(message(2, 0, ints(32, 3, 0, 0, 0, 0, 0x1000, 0)), descriptor);
            assertThat(errno()).isZero();
            send(message(8, 0, ints(20, 0x24, 2, 0, 1)), descriptor);
            assertThat(errno()).isZero();
        }
        send(message(3, 0, ints(24, 0, 0, 0, 0x1000, 0)));
        assertThat(errno()).isZero();
        send(message(6, 0, ints(16, 0, 0, 0)));
        assertThat(errno()).isZero();
        assertThat(OpenDescriptors.now()).isEqualTo(open);
    }

    @Test
    void isHungUpOnForTooManyDescriptors() throws Exception {
        agree();
        List<OwnedDescriptor> descriptors = new ArrayList<>();
        for (int i = 0; i < 9; i++) {
            descriptors.add(OwnedDescriptor.open(Path.of("/dev/null"), Operation.CONNECT));
        }
        send(message(8, 0, ints(20, 0x24, 2, 0, 1)), descriptors.toArray(OwnedDescriptor[]::new));
        for (OwnedDescriptor descriptor : descriptors) {
            descriptor.close();
        }
        awaitHangUp(raw);
    }

    @Test
    void getsNoAnswerItDoesNotWant() throws Exception {
        agree();
        send(message(10, 0x10, ints(0x24, 0, 0, 4, 42)));
        send(message(9, 0, ints(0x24, 0, 0, 4)));
        assertThat(receive(16).getInt(4)).isEqualTo(36);
        assertThat(receive(20).getInt(16)).isEqualTo(42);
    }

    @Test
    void asManyAsThereMayBe() throws Exception {
        List<UnixSocket> crowd = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            crowd.add(UnixSocket.connect(socket, Operation.CONNECT, PATIENCE));
        }
        // with the one of this class that is the ninth
        awaitHangUp(crowd.getLast());
        assertThatThrownBy(() -> client.open(servedName())).isInstanceOf(VfioException.class);
        crowd.forEach(HostileClientTest::hangUp);
        service.close();
        serveAgain();
    }

    private static void hangUp(UnixSocket socket) {
        try {
            socket.close();
        } catch (VfioException e) {
            throw new AssertionError(e);
        }
    }
}
