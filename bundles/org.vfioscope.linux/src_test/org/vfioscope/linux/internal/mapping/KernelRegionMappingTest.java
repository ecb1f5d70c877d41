package org.vfioscope.linux.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** On a file, which faults as a device does once it is cut short; the lab's tests have real devices. */
class KernelRegionMappingTest {

    private static final int PAGE = 0x1000;
    /** So many accesses make the JIT compile them, by its first and its second compiler. */
    private static final int MANY = 100_000;

    @TempDir
    Path folder;

    private Path file;
    private OwnedDescriptor device;

    @BeforeEach
    void open() throws Exception {
        file = Files.write(folder.resolve("device"), new byte[4 * PAGE]);
        device = OwnedDescriptor.open(file, Operation.OPEN_GROUP);
    }

    @AfterEach
    void close() throws Exception {
        device.close();
        assertThat(Files.readString(Path.of("/proc/self/maps"))).doesNotContain(file.toString());
    }

    /** A region that begins at the file's second page. */
    private static RegionInfo region(long size) {
        return new RegionInfo(2, Set.of(), 0, size, PAGE, List.of());
    }

    private KernelRegionMapping map() throws VfioException {
        return KernelRegionMapping.of(device, region(2 * PAGE), 0, 2 * PAGE, true);
    }

    private static long read(KernelRegionMapping mapping, long offset, int width) throws VfioException {
        ByteBuffer into = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
        mapping.read(offset, into.limit(width));
        return into.clear().getLong(0);
    }

    private static void write(KernelRegionMapping mapping, long offset, int width, long value) throws VfioException {
        ByteBuffer from = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        mapping.write(offset, from.limit(width));
    }

    private void truncate(long size) throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.truncate(size);
        }
    }

    private void grow() throws IOException {
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.allocate(1), 4 * PAGE - 1);
        }
    }

    private static Errno refusal(ThrowingCallable call) {
        return catchThrowableOfType(VfioException.class, call).errno();
    }

    @Test
    void theAddressIsLentWhileTheMappingLasts() throws Exception {
        KernelRegionMapping mapping = map();
        write(mapping, PAGE, 4, 0x1234);
        mapping.use(
                Operation.IOMMU_MAP_DMA,
                address -> assertThat(address.getInt(PAGE)).isEqualTo(0x1234));
        assertThat(KernelRegionMapping.require(mapping, Operation.IOMMU_MAP_DMA))
                .isSameAs(mapping);

        mapping.close();

        assertThat(refusal(() -> mapping.use(Operation.IOMMU_MAP_DMA, address -> {})))
                .isEqualTo(Errno.EBADF);
    }

    @ParameterizedTest
    @CsvSource({"1,0x88", "2,0x7788", "4,0x55667788", "8,0x1122334455667788"})
    void readsAndWritesLittleEndianWithEveryWidth(int width, String expected) throws Exception {
        long value = 0x1122334455667788L;
        try (KernelRegionMapping mapping = map()) {
            write(mapping, 0x10, width, value);
            assertThat(read(mapping, 0x10, width)).isEqualTo(Long.decode(expected));
        }
        ByteBuffer content = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
        assertThat(content.getLong(PAGE + 0x10)).isEqualTo(Long.decode(expected));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void aFaultIsAnErrorAndTheProcessGoesOn(int width) throws Exception {
        try (KernelRegionMapping mapping = map()) {
            truncate(PAGE);
            assertFaults(mapping, width);
            grow();
            write(mapping, 8, width, 5);
            assertThat(read(mapping, 8, width)).isEqualTo(5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8})
    void aFaultIsAnErrorInCompiledCodeToo(int width) throws Exception {
        try (KernelRegionMapping mapping = map()) {
            for (int round = 0; round < 3; round++) {
                for (int i = 0; i < MANY; i++) {
                    write(mapping, 8, width, i & 0x7f);
                    assertThat(read(mapping, 8, width) == (i & 0x7f)).isTrue();
                }
                truncate(PAGE);
                assertFaults(mapping, width);
                grow();
            }
        }
    }

    private static void assertFaults(KernelRegionMapping mapping, int width) {
        for (int i = 0; i < 100; i++) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> read(mapping, 8, width));
            assertThat(e.errno()).isEqualTo(Errno.EIO);
            assertThat(e.operation()).isEqualTo(Operation.MAPPED_ACCESS);
            assertThat(e.explained()).contains("region 2 at 0x8", "SIGBUS", "memory decode is off");
            assertThat(refusal(() -> write(mapping, 8, width, 1))).isEqualTo(Errno.EIO);
        }
    }

    @Test
    void aFaultMeetsTheThreadThatCausedItAndNoOther() throws Exception {
        Path whole = Files.write(folder.resolve("whole"), new byte[4 * PAGE]);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try (OwnedDescriptor other = OwnedDescriptor.open(whole, Operation.OPEN_GROUP);
                KernelRegionMapping broken = map();
                KernelRegionMapping sound = KernelRegionMapping.of(other, region(2 * PAGE), 0, 2 * PAGE, true)) {
            truncate(PAGE);
            List<Callable<Integer>> readers = new ArrayList<>();
            for (int thread = 0; thread < 4; thread++) {
                KernelRegionMapping mapping = thread % 2 == 0 ? broken : sound;
                readers.add(() -> failures(mapping, MANY / 10));
            }
            List<Integer> failures = new ArrayList<>();
            for (Future<Integer> reader : threads.invokeAll(readers)) {
                failures.add(reader.get());
            }
            assertThat(failures).containsExactly(MANY / 10, 0, MANY / 10, 0);
        } finally {
            threads.shutdownNow();
        }
    }

    private static int failures(KernelRegionMapping mapping, int reads) {
        int failures = 0;
        for (int i = 0; i < reads; i++) {
            try {
                read(mapping, 8, 4);
            } catch (VfioException e) {
                failures++;
            }
        }
        return failures;
    }

    @Test
    void aWriteToWhatIsMappedForReadingIsRefused() throws Exception {
        try (KernelRegionMapping mapping = KernelRegionMapping.of(device, region(2 * PAGE), 0, PAGE, false)) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> write(mapping, 8, 4, 5));
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            assertThat(e.explained()).contains("mapped for reading only", "Map it for writing");
            assertThat(read(mapping, 8, 4)).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "6,4", "4,8", "1,8"})
    void anUnalignedAccessIsRefused(long offset, int width) throws Exception {
        try (KernelRegionMapping mapping = map()) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> read(mapping, offset, width));
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            assertThat(e.advice().cause()).contains("more than one access");
            assertThat(refusal(() -> write(mapping, offset, width, 1))).isEqualTo(Errno.EINVAL);
        }
        assertThat(Files.readAllBytes(file)).containsOnly(0);
    }

    @ParameterizedTest
    @CsvSource({"0x2000,1", "0x1ffd,4", "-8,8", "-1,1", "0x7fffffffffffffff,1", "0,3", "0,0", "0,5"})
    void whatIsNoAccessInsideIsRefused(String offset, int width) throws Exception {
        try (KernelRegionMapping mapping = map()) {
            assertThat(refusal(() -> read(mapping, Long.decode(offset), width))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aRegionSmallerThanItsPageEndsWhereItEnds() throws Exception {
        try (KernelRegionMapping mapping = KernelRegionMapping.of(device, region(0x100), 0, PAGE, false)) {
            assertThat(mapping.length()).isEqualTo(PAGE);
            assertThat(read(mapping, 0xfc, 4)).isZero();
            assertThat(refusal(() -> read(mapping, 0x100, 4))).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    void aPartKnowsItsPlaceInTheRegion() throws Exception {
        try (KernelRegionMapping mapping = KernelRegionMapping.of(device, region(2 * PAGE), PAGE, PAGE, true)) {
            write(mapping, 4, 4, 7);
            assertThat(mapping.regionOffset()).isEqualTo(PAGE);
            assertThat(catchThrowableOfType(VfioException.class, () -> read(mapping, PAGE, 4)))
                    .hasMessageContaining("at 0x2000");
        }
        assertThat(Files.readAllBytes(file)[2 * PAGE + 4]).isEqualTo((byte) 7);
    }

    @ParameterizedTest
    @CsvSource({"0x10,0x1000", "0,0x800", "0,0", "0,-4096", "0,0x3000", "0x2000,0x1000", "-4096,0x1000"})
    void onlyWholePagesInsideTheRegionAreMapped(String offset, String length) {
        VfioException e = catchThrowableOfType(
                VfioException.class,
                () -> KernelRegionMapping.of(device, region(2 * PAGE), Long.decode(offset), Long.decode(length), true));
        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.operation()).isEqualTo(Operation.REGION_MMAP);
    }

    @Test
    void aClosedMappingIsRefusedRatherThanTouched() throws Exception {
        KernelRegionMapping mapping = map();
        mapping.close();
        mapping.close();
        VfioException e = catchThrowableOfType(VfioException.class, () -> read(mapping, 0, 4));
        assertThat(e.errno()).isEqualTo(Errno.EBADF);
        assertThat(e.advice().remedy()).isEqualTo("Map the region again");
    }

    @Test
    void mapsMoreThanOneBufferHolds() throws Exception {
        long size = 3L << 30;
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[] {9}), PAGE + size - 1);
        }
        try (KernelRegionMapping mapping = KernelRegionMapping.of(device, region(size), 0, size, false)) {
            assertThat(read(mapping, size - 4, 4)).isEqualTo(9L << 24);
            assertThat(read(mapping, (1L << 30) - 4, 4)).isZero();
        }
        truncate(0);
    }
}
