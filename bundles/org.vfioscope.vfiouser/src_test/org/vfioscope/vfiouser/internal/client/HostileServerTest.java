package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.OpenDescriptors;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Chunk;
import org.vfioscope.vfiouser.internal.protocol.Header;

/** Whatever a server sends ends in a clear error, a closed socket and no descriptor left. */
class HostileServerTest {

    private static final PciNames NAMES = new PciNames(List.of());
    private static final int VERSION = 1;
    private static final int GET_INFO = 4;
    private static final int GET_REGION_INFO = 5;
    private static final int GET_IRQ_INFO = 7;
    private static final int REGION_READ = 9;
    private static final int DMA_READ = 11;
    private static final int DMA_WRITE = 12;

    private ScriptedServer server;

    /** Answers one command by something else, all others honestly. */
    private VfioUserDeviceIo open(int command, ScriptedServer.Script bad) throws VfioException {
        server = new ScriptedServer((header, payload) -> {
            if (header.command() == command) {
                return bad.answer(header, payload);
            }
            return List.of(Chunk.of(HonestReplies.to(header.id(), header.command(), payload)));
        });
        return VfioUserDeviceIo.open(
                "vfio-user:test", () -> Connection.open("vfio-user:test", server, Duration.ofSeconds(5)), NAMES);
    }

    private static void useAll(VfioUserDeviceIo device) throws VfioException {
        device.getInfo(request(24, 0));
        device.getRegionInfo(request(72, 0));
        device.getIrqInfo(request(16, 0));
        device.read(bar0(), 0, ByteBuffer.allocate(64));
        device.reset();
    }

    private static ByteBuffer request(int size, int index) {
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, size)
                .putInt(8, index);
    }

    private static RegionInfo bar0() {
        return new RegionInfo(0, Set.of(), 0, HonestReplies.BAR0_SIZE, 0, List.of());
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                lie(VERSION, "version 1.0", reply(HonestReplies.version(1, 0, ""))),
                lie(VERSION, "version 0.3", reply(HonestReplies.version(0, 3, ""))),
                lie(VERSION, "no JSON", reply(HonestReplies.version(0, 0, "{\"capabilities\":\0"))),
                lie(VERSION, "does not end with a NUL", reply(HonestReplies.version(0, 0, "{}"))),
                lie(VERSION, "no object of capabilities", reply(HonestReplies.version(0, 0, "[]\0"))),
                lie(VERSION, "no object of capabilities", reply(HonestReplies.version(0, 0, "{\"capabilities\":3}\0"))),
                lie(VERSION, "max_data_xfer_size is no number", reply(transfer("0"))),
                lie(VERSION, "max_data_xfer_size is no number", reply(transfer("-1"))),
                lie(VERSION, "max_data_xfer_size is no number", reply(transfer("1e99"))),
                lie(VERSION, "max_data_xfer_size is no number", reply(transfer("\"many\""))),
                lie(VERSION, "of 6001 bytes", reply(new byte[6001])),
                lie(VERSION, "of 3 bytes", reply(new byte[3])),
                lie(GET_INFO, "101 regions, more than 100", reply(HonestReplies.ints(16, 3, 101, 5))),
                lie(GET_INFO, "4294967295 regions", reply(HonestReplies.ints(16, 3, -1, 5))),
                lie(GET_INFO, "51 interrupts, more than 50", reply(HonestReplies.ints(16, 3, 9, 51))),
                lie(GET_INFO, "of 12 bytes where 16 to 16", reply(HonestReplies.ints(16, 3, 9))),
                lie(GET_INFO, "of 20 bytes", reply(HonestReplies.ints(16, 3, 9, 5, 0))),
                lie(GET_INFO, "fewer than its header", raw(size(15))),
                lie(GET_INFO, "4294967295 bytes, more than", raw(size(-1))),
                lie(
                        GET_INFO,
                        "of type 2",
                        raw((id, command) -> HonestReplies.message(id, command, 2, 0, new byte[16]))),
                lie(GET_INFO, "of 17 bytes where 0 to 16", raw(flagged(0x21, 5, new byte[17]))),
                lie(GET_INFO, "errno 70000", raw(flagged(0x21, 70000, new byte[0]))),
                lie(
                        GET_INFO,
                        "a reply with id",
                        raw((id, command) -> HonestReplies.message(id + 1, command, 1, 0, new byte[16]))),
                lie(
                        GET_INFO,
                        "command 5 where",
                        raw((id, command) -> HonestReplies.message(id, 5, 1, 0, new byte[16]))),
                lie(GET_INFO, "breaks off", raw((id, command) -> new byte[7])),
                lie(
                        GET_INFO,
                        "breaks off",
                        raw((id, command) ->
                                Arrays.copyOf(HonestReplies.message(id, command, 1, 0, new byte[16]), 20))),
                lie(GET_INFO, "nothing more", raw((id, command) -> new byte[0])),
                lie(GET_REGION_INFO, "loops", reply(region(72, 32, 40, 40))),
                lie(GET_REGION_INFO, "outside of the reply", reply(region(72, 32, 4000, 0))),
                lie(GET_REGION_INFO, "outside of the reply", reply(region(72, 8, 0, 0))),
                lie(GET_REGION_INFO, "an argsz of 3", reply(region(3, 32, 0, 0))),
                lie(GET_REGION_INFO, "an argsz of 4294967295", reply(region(-1, 32, 0, 0))),
                lie(GET_REGION_INFO, "of 32 bytes with an argsz of 60", reply(Arrays.copyOf(region(60, 32, 0, 0), 32))),
                lie(GET_REGION_INFO, "info of region 7", reply(HonestReplies.ints(32, 3, 7, 0, 1, 0, 0, 0))),
                lie(GET_REGION_INFO, "of its file", reply(HonestReplies.ints(32, 3, 0, 0, 0, -1, 0, -1))),
                lie(GET_IRQ_INFO, "info of interrupt 1", reply(HonestReplies.ints(16, 9, 1, 1))),
                lie(GET_IRQ_INFO, "65537 interrupts of index 0", reply(HonestReplies.ints(16, 9, 0, 65537))),
                lie(REGION_READ, "of 79 bytes where 80 to 80", reply(new byte[79])),
                lie(REGION_READ, "another offset", reply(new byte[80])));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("lies")
    void endsInAnError(int command, String words, ScriptedServer.Script lie) throws Exception {
        VfioException error = catchThrowableOfType(VfioException.class, () -> useAll(open(command, lie)));
        assertThat(error).isNotNull();
        assertThat(error.errno().name()).isEqualTo("EPROTO");
        assertThat(error.explained()).contains(words).contains("connection was closed");
        assertThat(server.closed).isTrue();
    }

    @Test
    void aRefusalIsNoLie() throws Exception {
        VfioUserDeviceIo device = open(GET_IRQ_INFO, raw(flagged(0x21, 22, new byte[0])));
        VfioException error = catchThrowableOfType(VfioException.class, () -> device.getIrqInfo(request(16, 0)));
        assertThat(error.errno()).isEqualTo(Errno.EINVAL);
        assertThat(server.closed).isFalse();
        device.getInfo(request(24, 0));
        device.close();
        assertThat(server.closed).isTrue();
    }

    /** As libvfio-user refuses a read. */
    @Test
    void aRefusalWithAPayloadIsNoLie() throws Exception {
        VfioUserDeviceIo device = open(REGION_READ, raw(flagged(0x21, 22, new byte[80])));
        VfioException error =
                catchThrowableOfType(VfioException.class, () -> device.read(bar0(), 0, ByteBuffer.allocate(64)));
        assertThat(error.errno()).isEqualTo(Errno.EINVAL);
        device.getInfo(request(24, 0));
        device.close();
    }

    @Test
    void aRefusalWithoutAnErrnoIsAnError() throws Exception {
        VfioUserDeviceIo device = open(GET_INFO, raw(flagged(0x21, 0, new byte[0])));
        assertThat(catchThrowableOfType(VfioException.class, () -> device.getInfo(request(24, 0)))
                        .errno())
                .isEqualTo(Errno.EIO);
    }

    @Test
    void refusesTheServersRequestsPolitely() throws Exception {
        byte[] dma = HonestReplies.message(77, DMA_READ, 0, 0, new byte[16]);
        byte[] silent = HonestReplies.message(78, DMA_WRITE, 0x10, 0, new byte[20]);
        VfioUserDeviceIo device = open(
                GET_INFO,
                (header, payload) -> List.of(
                        Chunk.of(dma),
                        Chunk.of(silent),
                        Chunk.of(HonestReplies.to(header.id(), header.command(), payload))));
        device.getInfo(request(24, 0));
        assertThat(server.sent).filteredOn(Header::isReply).singleElement().satisfies(refusal -> {
            assertThat(refusal.id()).isEqualTo(77);
            assertThat(refusal.command()).isEqualTo(DMA_READ);
            assertThat(refusal.errno()).isEqualTo(Errno.EOPNOTSUPP.number());
        });
    }

    @Test
    void doesNotListenToRequestsForEver() throws Exception {
        byte[] dma = HonestReplies.message(77, DMA_READ, 0x10, 0, new byte[16]);
        VfioUserDeviceIo device = open(
                GET_INFO,
                (header, payload) -> new ArrayList<>(
                        IntStream.range(0, 2000).mapToObj(i -> Chunk.of(dma)).toList()));
        VfioException error = catchThrowableOfType(VfioException.class, () -> device.getInfo(request(24, 0)));
        assertThat(error.explained()).contains("1001 requests of its own");
        assertThat(server.closed).isTrue();
    }

    @ParameterizedTest
    @MethodSource("placesForDescriptors")
    void takesNoDescriptorThatWasNotAskedFor(int command, int count) throws Exception {
        List<String> before = OpenDescriptors.now();
        VfioException error = catchThrowableOfType(
                VfioException.class,
                () -> useAll(open(command, (header, payload) -> {
                    OwnedDescriptor[] descriptors = Collections.nCopies(count, Path.of("/dev/null")).stream()
                            .map(HostileServerTest::descriptor)
                            .toArray(OwnedDescriptor[]::new);
                    return List.of(Chunk.of(HonestReplies.to(header.id(), header.command(), payload), descriptors));
                })));
        assertThat(error).isNotNull();
        assertThat(server.closed).isTrue();
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    static Stream<Arguments> placesForDescriptors() {
        return Stream.of(
                Arguments.of(VERSION, 1),
                Arguments.of(GET_INFO, 1),
                Arguments.of(GET_REGION_INFO, 2),
                Arguments.of(GET_IRQ_INFO, 1),
                Arguments.of(REGION_READ, 3));
    }

    @Test
    void keepsARegionsDescriptorUntilTheConnectionEnds() throws Exception {
        List<String> before = OpenDescriptors.now();
        VfioUserDeviceIo device = open(
                GET_REGION_INFO,
                (header, payload) -> List.of(Chunk.of(
                        HonestReplies.to(header.id(), header.command(), payload), descriptor(Path.of("/dev/null")))));
        device.getRegionInfo(request(72, 0));
        device.getRegionInfo(request(72, 0));
        assertThat(OpenDescriptors.now()).hasSize(before.size() + 1);
        assertThat(catchThrowableOfType(VfioException.class, () -> device.getRegionInfo(request(72, 4))))
                .hasStackTraceContaining("a descriptor of region 4, which cannot be mapped");
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    static OwnedDescriptor descriptor(Path file) {
        try {
            return OwnedDescriptor.open(file, Operation.REGION_READ);
        } catch (VfioException e) {
            throw new AssertionError(e);
        }
    }

    /** Bytes for an id and a command. */
    private interface Reply {
        byte[] of(int id, int command);
    }

    private static Arguments lie(int command, String words, ScriptedServer.Script lie) {
        return Arguments.of(command, words, lie);
    }

    private static ScriptedServer.Script reply(byte[] payload) {
        return raw((id, command) -> HonestReplies.message(id, command, 1, 0, payload));
    }

    private static ScriptedServer.Script raw(Reply reply) {
        return (header, payload) -> List.of(Chunk.of(reply.of(header.id(), header.command())));
    }

    private static Reply flagged(int flags, int errno, byte[] payload) {
        return (id, command) -> HonestReplies.message(id, command, flags, errno, payload);
    }

    private static Reply size(int size) {
        return (id, command) -> {
            byte[] message = HonestReplies.message(id, command, 1, 0, new byte[16]);
            ByteBuffer.wrap(message).order(ByteOrder.LITTLE_ENDIAN).putInt(4, size);
            return message;
        };
    }

    private static byte[] transfer(String value) {
        return HonestReplies.version(0, 0, "{\"capabilities\":{\"max_data_xfer_size\":" + value + "}}\0");
    }

    /** Region 0 with two capability headers, at 32 and at 40. */
    private static byte[] region(int argsz, int first, int second, int third) {
        ByteBuffer info = ByteBuffer.allocate(72).order(ByteOrder.LITTLE_ENDIAN);
        info.putInt(argsz).putInt(0xf).putInt(0).putInt(first).putLong(0x10000).putLong(0);
        info.putShort((short) 3).putShort((short) 1).putInt(second);
        info.putShort((short) 3).putShort((short) 1).putInt(third);
        return info.array();
    }
}
