package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.kernel.DescriptorTable;

/** The rules of the kernel's exporter, and the errno of each breach, as they were observed on Linux 7.3.4. */
class DmabufRulesTest {

    private static final long PAGE = 0x1000;
    private static final long BAR3_SIZE = 0x2000000;
    private static final int ARGSZ = 0;
    private static final int FLAGS = 4;
    private static final int DMABUF_FLAGS = 16;
    private static final int NR_RANGES = 20;

    private final DescriptorTable table = Requests.table();
    private DeviceIo gpu;

    @BeforeEach
    void open() throws Exception {
        gpu = Requests.open(Requests.provider(table), "sim:gpu");
    }

    @AfterEach
    void close() throws Exception {
        gpu.close();
    }

    static Stream<Arguments> accepted() {
        return Stream.of(
                Arguments.of("whole BAR", BAR3_SIZE, ranges(0, BAR3_SIZE)),
                Arguments.of("first page", PAGE, ranges(0, PAGE)),
                Arguments.of("last page", PAGE, ranges(BAR3_SIZE - PAGE, PAGE)),
                Arguments.of("adjacent", 2 * PAGE, ranges(0, PAGE, PAGE, PAGE)),
                Arguments.of("descending", 3 * PAGE, ranges(8 * PAGE, PAGE, 0, 2 * PAGE)),
                Arguments.of("equal", 2 * PAGE, ranges(PAGE, PAGE, PAGE, PAGE)),
                Arguments.of("overlapping", 4 * PAGE, ranges(0, 2 * PAGE, PAGE, 2 * PAGE)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("accepted")
    void sizeIsTheSumOfTheLengths(String what, long size, MmapRange[] ranges) throws VfioException {
        try (DmabufDescriptor dmabuf = gpu.dmabuf(Requests.call(gpu, Requests.dmabuf(3, ranges)))) {
            assertThat(dmabuf.size()).isEqualTo(size);
            assertThat(dmabuf.exporter()).isEqualTo("vfio_pci_core");
        }
    }

    @Test
    void takesAreasBeyondTheSparseOnesUpToTheEndOfTheBar() throws VfioException {
        assertThat(Requests.call(gpu, Requests.dmabuf(1, new MmapRange(0x3fffff000L, PAGE))))
                .isPositive();
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of("no ranges", 3, ranges(), Errno.EINVAL),
                Arguments.of("zero length", 3, ranges(0, 0), Errno.EINVAL),
                Arguments.of("second of zero length", 3, ranges(0, PAGE, PAGE, 0), Errno.EINVAL),
                Arguments.of("unaligned offset", 3, ranges(0x10, PAGE), Errno.EINVAL),
                Arguments.of("unaligned length", 3, ranges(0, 0x800), Errno.EINVAL),
                Arguments.of("past the end", 3, ranges(BAR3_SIZE - PAGE, 2 * PAGE), Errno.EINVAL),
                Arguments.of("at the end", 3, ranges(BAR3_SIZE, PAGE), Errno.EINVAL),
                Arguments.of("second past the end", 3, ranges(0, PAGE, BAR3_SIZE, PAGE), Errno.EINVAL),
                Arguments.of("length of bit 63", 3, ranges(0, 1L << 63), Errno.EINVAL),
                Arguments.of("sum wraps", 3, ranges(0, -PAGE, 0, PAGE), Errno.EINVAL),
                Arguments.of("offset + length wraps", 3, ranges(-PAGE, PAGE), Errno.EOVERFLOW),
                Arguments.of("offset + length wraps further", 3, ranges(-PAGE, 2 * PAGE), Errno.EOVERFLOW),
                Arguments.of("I/O ports", 5, ranges(0, PAGE), Errno.EINVAL),
                Arguments.of("offset + length wraps in I/O ports", 5, ranges(-PAGE, PAGE), Errno.EINVAL),
                Arguments.of("unaligned in an absent BAR", 2, ranges(0, 1), Errno.ENODEV),
                Arguments.of("no ranges of an absent BAR", 2, ranges(), Errno.EINVAL));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void refusesRanges(String what, int region, MmapRange[] ranges, Errno errno) {
        assertRefused(Requests.dmabuf(region, ranges), errno);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 4, 6, 7, 8, 9, 10, -1})
    void hasNothingToExportInOtherRegions(int region) {
        assertRefused(Requests.dmabuf(region, new MmapRange(0, PAGE)), Errno.ENODEV);
    }

    @Test
    void refusesABarSmallerThanAPage() throws Exception {
        SimulatorProvider lab = new SimulatorProvider(Optional.of(Path.of("src_test/lab")), table);
        try (DeviceIo ivshmem = Requests.open(lab, "sim:7.3-ivshmem")) {
            assertThatThrownBy(() -> Requests.call(ivshmem, Requests.dmabuf(0, new MmapRange(0, PAGE))))
                    .isInstanceOfSatisfying(
                            VfioException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EINVAL));
        }
    }

    @Test
    void aDriverThatDoesNotExportSaysSoToTheProbeToo(@TempDir Path folder) throws Exception {
        String gpuFile = Files.readString(Path.of("src/org/vfioscope/simulator/devices/gpu.json"));
        Files.writeString(folder.resolve("silent.json"), gpuFile.replace("\"11\": [\"GET\"]", "\"11\": []"));
        try (DeviceIo silent = Requests.open(new SimulatorProvider(Optional.of(folder), table), "sim:silent")) {
            for (int operation : new int[] {Requests.PROBE | Requests.GET, Requests.PROBE, Requests.GET}) {
                ByteBuffer request = Requests.feature(8, operation | Requests.DMA_BUF);
                assertThatThrownBy(() -> Requests.call(silent, request))
                        .isInstanceOfSatisfying(
                                VfioException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EOPNOTSUPP));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 7, 8, 23})
    void refusesAShortArgsz(int argsz) {
        assertRefused(firstPage().putInt(ARGSZ, argsz), Errno.EINVAL);
    }

    @ParameterizedTest
    @ValueSource(ints = {24, 39, 40, 41, 4096})
    void doesNotCountTheRangesInArgsz(int argsz) throws VfioException {
        assertThat(Requests.call(gpu, firstPage().putInt(ARGSZ, argsz))).isPositive();
    }

    @ParameterizedTest
    @ValueSource(ints = {Requests.SET, 0, Requests.GET | Requests.SET, Requests.GET | 1 << 19})
    void refusesOtherOperations(int operation) {
        assertRefused(firstPage().putInt(FLAGS, operation | Requests.DMA_BUF), Errno.EINVAL);
    }

    @Test
    void refusesFlags() {
        assertRefused(firstPage().putInt(DMABUF_FLAGS, 1), Errno.EINVAL);
    }

    @Test
    void cannotCopyHugeNumbersOfRanges() {
        assertRefused(firstPage().putInt(NR_RANGES, 0x7fffffff), Errno.ENOMEM);
    }

    @Test
    void looksForTheBarBeforeItCopiesTheRanges() {
        assertRefused(Requests.dmabuf(2, new MmapRange(0, PAGE)).putInt(NR_RANGES, 0x7fffffff), Errno.ENODEV);
    }

    @Test
    void cannotReadRangesThatAreNotThere() {
        assertRefused(firstPage().putInt(NR_RANGES, 2), Errno.EFAULT);
    }

    @Test
    void aProbeCreatesNothing() throws VfioException {
        assertThat(Requests.call(gpu, Requests.feature(8, Requests.PROBE | Requests.GET | Requests.DMA_BUF)))
                .isZero();
        assertThat(Requests.call(gpu, Requests.feature(8, Requests.PROBE | Requests.DMA_BUF)))
                .isZero();
        assertThat(table.open()).isZero();
    }

    @Test
    void theDescriptorTableFillsUp() throws Exception {
        DescriptorTable small = new DescriptorTable(5);
        try (DeviceIo device = Requests.open(Requests.provider(small), "sim:gpu")) {
            assertThat(Requests.call(device, firstPage())).isEqualTo(3);
            assertThat(Requests.call(device, firstPage())).isEqualTo(4);
            assertThatThrownBy(() -> Requests.call(device, firstPage()))
                    .isInstanceOfSatisfying(
                            VfioException.class, e -> assertThat(e.errno()).isEqualTo(Errno.EMFILE));
            device.dmabuf(3).close();
            assertThat(Requests.call(device, firstPage())).isEqualTo(3);
        }
    }

    @Test
    void otherFeaturesAreProbedAlone() {
        assertThatThrownBy(() -> Requests.call(gpu, Requests.feature(8, Requests.SET | 3)))
                .isInstanceOfSatisfying(VfioException.class, e -> {
                    assertThat(e.errno()).isEqualTo(Errno.EOPNOTSUPP);
                    assertThat(e.operation()).isEqualTo(Operation.DEVICE_FEATURE);
                });
    }

    private void assertRefused(ByteBuffer request, Errno errno) {
        assertThatThrownBy(() -> Requests.call(gpu, request)).isInstanceOfSatisfying(VfioException.class, e -> {
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.operation()).isEqualTo(Operation.DEVICE_FEATURE_DMA_BUF);
            assertThat(e.subject()).isEqualTo("sim:gpu");
        });
        assertThat(table.open()).isZero();
    }

    private static ByteBuffer firstPage() {
        return Requests.dmabuf(3, new MmapRange(0, PAGE));
    }

    private static MmapRange[] ranges(long... numbers) {
        MmapRange[] ranges = new MmapRange[numbers.length / 2];
        for (int i = 0; i < ranges.length; i++) {
            ranges[i] = new MmapRange(numbers[2 * i], numbers[2 * i + 1]);
        }
        return ranges;
    }
}
