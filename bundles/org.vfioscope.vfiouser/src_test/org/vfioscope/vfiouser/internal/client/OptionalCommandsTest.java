package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.vfioscope.vfiouser.internal.client.HonestReplies.ints;
import static org.vfioscope.vfiouser.internal.client.HonestReplies.message;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.vfiouser.OpenDescriptors;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Chunk;
import org.vfioscope.vfiouser.internal.client.ScriptedServer.Script;
import org.vfioscope.vfiouser.internal.protocol.Header;

/** Device features and I/O descriptors, of servers that have them and of others. */
class OptionalCommandsTest {

    private static final int VERSION = 1;
    private static final int IO_FDS = 6;
    private static final int FEATURE = 16;
    private static final int PROBE_GET = 0x5_0000;

    private final List<ScriptedServer> servers = new ArrayList<>();

    /** A server of a minor version that answers honestly, but for what the script says of optional commands. */
    private VfioUserDeviceIo open(int minor, Script optional) throws VfioException {
        return VfioUserDeviceIo.open(
                "vfio-user:test",
                () -> {
                    servers.add(new ScriptedServer((header, payload) -> switch (header.command()) {
                        case VERSION ->
                            List.of(Chunk.of(
                                    message(header.id(), VERSION, 1, 0, HonestReplies.version(0, minor, "{}\0"))));
                        case IO_FDS, FEATURE -> optional.answer(header, payload);
                        default -> honest(header, payload);
                    }));
                    return Connection.open("vfio-user:test", servers.getLast(), Duration.ofSeconds(5));
                },
                new PciNames(List.of()));
    }

    private static List<Chunk> honest(Header header, ByteBuffer payload) {
        return List.of(Chunk.of(HonestReplies.to(header.id(), header.command(), payload)));
    }

    private static Script refusing(Errno errno) {
        return (header, payload) ->
                List.of(Chunk.of(message(header.id(), header.command(), 0x21, errno.number(), new byte[0])));
    }

    private List<Integer> asked() {
        return servers.getLast().sent.stream().map(Header::command).toList();
    }

    private static RegionInfo bar0() {
        return new RegionInfo(0, Set.of(), 0, HonestReplies.BAR0_SIZE, 0, List.of());
    }

    private static ByteBuffer feature(int flags) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 8)
                .putInt(4, flags);
    }

    @Test
    void areNotAskedOfAServerThatMightEndOverThem() throws Exception {
        try (VfioUserDeviceIo device = open(0, OptionalCommandsTest::honest)) {
            assertThat(device.deviceFeature()).isEmpty();
            assertThat(device.regionIoFds(bar0())).isEmpty();
        }
        assertThat(asked()).containsExactly(VERSION);
    }

    @Test
    void tellWhatTheServerHas() throws Exception {
        try (VfioUserDeviceIo device = open(2, OptionalCommandsTest::honest)) {
            DeviceFeatureCall call = device.deviceFeature().orElseThrow();
            assertThat(call.probesAlone()).isTrue();
            assertThat(call.deviceFeature(feature(PROBE_GET | 2))).isZero();
            assertThat(device.regionIoFds(bar0()))
                    .containsExactly(
                            new RegionIoFd(RegionIoFd.IOEVENTFD, 0x1000, 4, 0, 1, 0x42),
                            new RegionIoFd(RegionIoFd.IOEVENTFD_SHADOW, 0x1008, 4, 1, 0, 0x42),
                            new RegionIoFd(RegionIoFd.IOREGIONFD, 0x1010, 4, 2, 0, 0x77));
        }
        assertThat(servers).hasSize(1);
    }

    @Test
    void areAskedOnceAConnection() throws Exception {
        try (VfioUserDeviceIo device = open(2, OptionalCommandsTest::honest)) {
            DeviceFeatureCall call = device.deviceFeature().orElseThrow();
            call.deviceFeature(feature(PROBE_GET | 2));
            call.deviceFeature(feature(PROBE_GET | 2));
        }
        assertThat(asked()).filteredOn(command -> command == FEATURE).hasSize(2);
    }

    @Test
    void nothingIsGotOrSet() throws Exception {
        try (VfioUserDeviceIo device = open(2, OptionalCommandsTest::honest)) {
            DeviceFeatureCall call = device.deviceFeature().orElseThrow();
            VfioException error =
                    catchThrowableOfType(VfioException.class, () -> call.deviceFeature(feature(0x1_000b)));
            assertThat(error.errno()).isEqualTo(Errno.ENOTTY);
        }
        assertThat(asked()).filteredOn(command -> command == FEATURE).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = {22, 38, 95})
    void aRefusalSaysThatThereAreNone(int errno) throws Exception {
        try (VfioUserDeviceIo device = open(1, refusing(Errno.of(errno)))) {
            assertThat(device.deviceFeature()).isEmpty();
            if (errno == 22) {
                assertThat(catchThrowableOfType(VfioException.class, () -> device.regionIoFds(bar0()))
                                .errno())
                        .isEqualTo(Errno.EINVAL);
            } else {
                assertThat(device.regionIoFds(bar0())).isEmpty();
            }
            device.getInfo(
                    ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 24));
        }
        assertThat(servers).hasSize(1);
    }

    @Test
    void aFeatureThatIsNotKnownLeavesTheOthers() throws Exception {
        Script some = (header, payload) -> header.command() == FEATURE && payload.getInt(4) == (PROBE_GET | 1)
                ? refusing(Errno.ENOTTY).answer(header, payload)
                : honest(header, payload);
        try (VfioUserDeviceIo device = open(2, some)) {
            assertThat(device.deviceFeature().orElseThrow().deviceFeature(feature(PROBE_GET | 2)))
                    .isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {IO_FDS, FEATURE})
    void aServerThatHangsUpOverThemIsConnectedToAnew(int command) throws Exception {
        Script hangUp = (header, payload) -> header.command() == command ? List.of() : honest(header, payload);
        try (VfioUserDeviceIo device = open(2, hangUp)) {
            assertThat(servers).hasSize(2);
            assertThat(servers.getFirst().closed).isTrue();
            assertThat(asked()).containsExactly(VERSION);
            device.getInfo(
                    ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 24));
            assertThat(device.deviceFeature()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 3, 253})
    void closesTheDescriptorsThatCome(int count) throws Exception {
        List<String> before = OpenDescriptors.now();
        Script script = (header, payload) -> {
            boolean list = header.command() == IO_FDS && payload.getInt(0) > 16;
            OwnedDescriptor[] descriptors = Stream.generate(() -> HostileServerTest.descriptor(Path.of("/dev/null")))
                    .limit(list ? count : 0)
                    .toArray(OwnedDescriptor[]::new);
            return List.of(Chunk.of(HonestReplies.to(header.id(), header.command(), payload), descriptors));
        };
        try (VfioUserDeviceIo device = open(2, script)) {
            assertThat(device.regionIoFds(bar0()))
                    .as("a forwarded socket brings none")
                    .hasSize(3);
            assertThat(OpenDescriptors.now()).isEqualTo(before);
        }
    }

    static Stream<Arguments> lies() {
        return Stream.of(
                Arguments.of("an argsz of 15", ints(15, 0, 0, 0)),
                Arguments.of("an argsz of 65537", ints(65537, 0, 0, 1)),
                Arguments.of("an argsz of 4294967295", ints(-1, 0, 0, 1)),
                Arguments.of("4294967295 I/O descriptors", ints(56, 0, 0, -1)),
                Arguments.of("0 I/O descriptors in 56 bytes", ints(56, 0, 0, 0)),
                Arguments.of("2 I/O descriptors in 95 bytes", ints(95, 0, 0, 2)),
                Arguments.of("2 I/O descriptors in 97 bytes", ints(97, 0, 0, 2)),
                Arguments.of("info of I/O descriptors 1", ints(16, 0, 1, 0)),
                Arguments.of("17 bytes where 16 to 16", new byte[17]),
                Arguments.of("in 16 bytes with an argsz of 56", ints(56, 0, 0, 1)),
                Arguments.of("for 0xfffc + 0x8 of region 0", ints(56, 0, 0, 1, 0xfffc, 0, 8, 0, 0, 0, 0, 0, 0, 0)),
                Arguments.of("for 0xffffffffffffffff + 0x4", ints(56, 0, 0, 1, -1, -1, 4, 0, 0, 0, 0, 0, 0, 0)));
    }

    /** The first question is the opening's; what is said of room for 16 bytes alone is said with the head alone. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("lies")
    void aLieEndsTheConnection(String words, byte[] lie) throws Exception {
        Script lying = (header, payload) -> {
            boolean opening =
                    asked().stream().filter(command -> command == IO_FDS).count() <= 1;
            if (header.command() != IO_FDS || opening) {
                return honest(header, payload);
            }
            byte[] said = lie.length > 17 && payload.getInt(0) == 16 ? Arrays.copyOf(lie, 16) : lie;
            return List.of(Chunk.of(message(header.id(), IO_FDS, 1, 0, said)));
        };
        try (VfioUserDeviceIo device = open(2, lying)) {
            VfioException error = catchThrowableOfType(VfioException.class, () -> device.regionIoFds(bar0()));
            assertThat(error.errno().name()).isEqualTo("EPROTO");
            assertThat(error.explained()).contains(words);
            assertThat(servers.getLast().closed).isTrue();
        }
    }

    @Test
    void theAnswerToAnotherProbeIsALie() throws Exception {
        Script other = (header, payload) -> header.command() == FEATURE && payload.getInt(4) != (PROBE_GET | 1)
                ? List.of(Chunk.of(message(header.id(), FEATURE, 1, 0, ints(8, PROBE_GET | 9))))
                : honest(header, payload);
        try (VfioUserDeviceIo device = open(2, other)) {
            DeviceFeatureCall call = device.deviceFeature().orElseThrow();
            VfioException error =
                    catchThrowableOfType(VfioException.class, () -> call.deviceFeature(feature(PROBE_GET | 2)));
            assertThat(error.explained()).contains("the answer to a probe of something else");
        }
    }
}
