package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.vfioscope.vfiouser.internal.client.HonestReplies.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Chunk;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Script;
import org.vfioscope.vfiouser.internal.protocol.Header;

/** A server that is connected to again, and what becomes of the device where that fails half-way. */
class ReconnectTest {

    private static final int VERSION = 1;
    private static final int GET_INFO = 4;
    private static final int FEATURE = 16;
    /** ECANCELED, asm-generic/errno.h. */
    private static final Errno CANCELLED = Errno.of(125);

    /** The servers that are there one after the other; then nobody listens. */
    private final Deque<ScriptedServer> servers = new ArrayDeque<>();

    private VfioUserDeviceIo device;

    /** Opens a device, and loses its server. */
    @BeforeEach
    void lose() throws VfioException {
        servers.add(new ScriptedServer(silentAfter(GET_INFO)));
        device = VfioUserDeviceIo.open(
                "vfio-user:test",
                () -> {
                    if (servers.isEmpty()) {
                        throw new VfioException("s", Operation.CONNECT, Errno.ENOENT);
                    }
                    return Connection.open("vfio-user:test", servers.remove(), Duration.ofSeconds(5));
                },
                new PciNames(List.of()));
        assertThat(device.loss()).isEmpty();
        assertThat(refused()).isEqualTo("EPROTO");
        assertThat(device.loss()).isPresent();
    }

    /** Answers honestly, but says nothing to one command. */
    private static Script silentAfter(int command) {
        return (header, payload) -> header.command() == command ? List.of() : honest(header, payload);
    }

    private static List<Chunk> honest(Header header, ByteBuffer payload) {
        return List.of(Chunk.of(
                header.command() == VERSION
                        ? message(header.id(), VERSION, 1, 0, HonestReplies.version(0, 2, "{}\0"))
                        : HonestReplies.to(header.id(), header.command(), payload)));
    }

    private static ByteBuffer info() {
        return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 24);
    }

    /** What reading the device anew fails with. */
    private String refused() {
        return catchThrowableOfType(VfioException.class, () -> device.getInfo(info()))
                .errno()
                .name();
    }

    @Test
    void aWaitThatIsGivenUpLeavesTheDeviceLost() throws Exception {
        ScriptedServer slow = new ScriptedServer(silentAfter(FEATURE));
        slow.failure = new VfioException("s", Operation.DEVICE_FEATURE, CANCELLED);
        servers.add(slow);
        assertThat(refused()).isEqualTo("ECANCELED");
        assertThat(slow.closed).isTrue();
        assertThat(device.loss()).as("nothing is connected").isPresent();

        servers.add(new ScriptedServer(ReconnectTest::honest));
        device.getInfo(info());
        assertThat(device.loss()).isEmpty();
        assertThat(device.deviceFeature()).isPresent();
    }

    @Test
    void aServerThatEndedOverAQuestionAndIsGoneLeavesTheDeviceLost() throws Exception {
        servers.add(new ScriptedServer(silentAfter(FEATURE)));
        assertThat(refused()).isEqualTo("ENOENT");
        assertThat(device.loss()).isPresent();

        servers.add(new ScriptedServer(ReconnectTest::honest));
        device.getInfo(info());
        assertThat(device.deviceFeature()).as("it is asked again").isPresent();
    }

    @Test
    void aServerThatHungUpOverAQuestionIsAskedAgainWhenItIsLostLater() throws Exception {
        servers.add(new ScriptedServer(silentAfter(FEATURE)));
        servers.add(new ScriptedServer(silentAfter(GET_INFO)));
        assertThat(refused()).isEqualTo("EPROTO");
        assertThat(device.deviceFeature()).isEmpty();

        servers.add(new ScriptedServer(ReconnectTest::honest));
        device.getInfo(info());
        assertThat(device.deviceFeature()).isPresent();
    }
}
