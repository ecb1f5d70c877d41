package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.errno.Errno;

/** Reads and writes of the GPU's regions. */
class RegionAccessTest {

    private static final int CONFIG = 7;
    private static final int COMMAND = 0x04;
    private static final int PM_CTRL = 0x64;
    private static final long MSIX_TABLE = 0xb90000;
    private static final long MSIX_END = MSIX_TABLE + 9 * 16;
    private static final long BAR1_END = 0x400000000L;

    private DeviceIo gpu;

    @BeforeEach
    void open() throws Exception {
        gpu = Requests.open(Requests.provider(Requests.table()), "sim:gpu");
    }

    @AfterEach
    void close() throws Exception {
        gpu.close();
    }

    @Test
    void startsAsItsFileSays() throws VfioException {
        assertThat(read(0, 0, 4)).isEqualTo(0xb74000a1L);
        assertThat(read(0, 4, 4)).isZero();
        assertThat(read(6, 0, 2)).isEqualTo(0xaa55);
    }

    @Test
    void keepsWhatIsWrittenAtBothEndsOfSixteenGibibytes() throws VfioException {
        write(1, 0, 8, 0x1122334455667788L);
        write(1, BAR1_END - 8, 8, 0x99aabbccddeeff00L);
        write(1, 0xffe, 2, 0x2100);
        write(1, 0x1000, 2, 0x43);
        assertThat(read(1, 0, 8)).isEqualTo(0x1122334455667788L);
        assertThat(read(1, BAR1_END - 8, 8)).isEqualTo(0x99aabbccddeeff00L);
        assertThat(read(1, 0xfff, 1)).isEqualTo(0x21);
        assertThat(read(1, 0x1000, 1)).isEqualTo(0x43);
        assertThat(read(1, 0x200000000L, 8)).isZero();
    }

    @Test
    void hidesTheMsixTable() throws VfioException {
        write(0, MSIX_TABLE - 4, 4, 0x12345678);
        write(0, MSIX_TABLE, 4, 0x12345678);
        write(0, MSIX_END, 4, 0x12345678);
        assertThat(read(0, MSIX_TABLE - 4, 4)).isEqualTo(0x12345678L);
        assertThat(read(0, MSIX_TABLE, 4)).isEqualTo(0xffffffffL);
        assertThat(read(0, MSIX_END - 4, 4)).isEqualTo(0xffffffffL);
        assertThat(read(0, MSIX_END, 4)).isEqualTo(0x12345678L);
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 4", "4, 0, 4", "9, 0, 4", "0, 0x1000000, 4", "0, 0xfffffe, 4", "1, 0x400000000, 1", "5, 0x80, 1"
    })
    void refusesWhatIsNotThere(int region, String offset, int width) {
        assertErrno(() -> read(region, Long.decode(offset), width), Errno.EINVAL);
        assertErrno(() -> write(region, Long.decode(offset), width, 1), Errno.EINVAL);
    }

    @Test
    void tellsHowManyBytesAreLeft() {
        assertThatThrownBy(() -> read(0, 0xfffffe, 7))
                .isInstanceOfSatisfying(
                        VfioException.class, e -> assertThat(e.explained()).contains("Only 2 of 7 bytes"));
    }

    @ParameterizedTest
    @CsvSource({"0x1000, 1", "0xffe, 4", "0xffffffffffffffff, 1"})
    void theConfigSpaceHasABadAddressPastItsEnd(String offset, int width) {
        assertErrno(() -> read(CONFIG, Long.parseUnsignedLong(offset.substring(2), 16), width), Errno.EFAULT);
        assertErrno(() -> write(CONFIG, Long.parseUnsignedLong(offset.substring(2), 16), width, 0), Errno.EFAULT);
    }

    @Test
    void theRomIsNotWrittenAndReadsOnesBehindItsImage() throws VfioException {
        assertErrno(() -> write(6, 0, 4, 0), Errno.EINVAL);
        assertThat(read(6, 0x200, 4)).isEqualTo(0xffffffffL);
    }

    @Test
    void theVgaRegionHasItsWindowsAlone() throws VfioException {
        write(8, 0xa0000, 4, 0xcafe);
        assertThat(read(8, 0xa0000, 4)).isEqualTo(0xcafe);
        assertThat(read(8, 0x3c0, 1)).isZero();
        assertErrno(() -> read(8, 0, 1), Errno.EINVAL);
        assertErrno(() -> read(8, 0x3bc, 1), Errno.EINVAL);
    }

    @ParameterizedTest
    @CsvSource({
        "6, 0, 8, two accesses of 4 bytes",
        "8, 0xa0000, 8, two accesses of 4 bytes",
        "0, 2, 4, several accesses"
    })
    void refusesWhatTheKernelWouldSplit(int region, String offset, int width, String cause) {
        assertThatThrownBy(() -> read(region, Long.decode(offset), width))
                .isInstanceOfSatisfying(VfioException.class, e -> {
                    assertThat(e.errno()).isEqualTo(Errno.EINVAL);
                    assertThat(e.advice().cause()).contains(cause);
                });
    }

    @Test
    void memoryIsDeadWithoutDecode() throws VfioException {
        long command = read(CONFIG, COMMAND, 2);
        write(CONFIG, COMMAND, 2, command & ~2);
        assertErrno(() -> read(0, 0, 4), Errno.EIO);
        assertErrno(() -> write(1, 0, 4, 1), Errno.EIO);
        assertErrno(() -> read(6, 0, 2), Errno.EIO);
        assertThat(read(5, 0, 4)).as("I/O ports").isZero();
        assertThat(read(0, MSIX_TABLE, 4)).as("MSI-X table").isEqualTo(0xffffffffL);
        assertThat(read(CONFIG, 0, 2)).as("config space").isEqualTo(0x10de);
        assertThat(Requests.call(gpu, Requests.dmabuf(3, new MmapRange(0, 0x1000))))
                .as("a dmabuf is made all the same")
                .isPositive();
        write(CONFIG, COMMAND, 2, command);
        assertThat(read(0, 0, 4)).isEqualTo(0xb74000a1L);
    }

    @Test
    void memoryIsDeadInD3hot() throws VfioException {
        write(CONFIG, PM_CTRL, 2, 3);
        assertErrno(() -> read(0, 0, 4), Errno.EIO);
        write(CONFIG, PM_CTRL, 2, 0);
        assertThat(read(0, 0, 4)).isEqualTo(0xb74000a1L);
    }

    @Test
    void barsTellTheirSizeAndIdsStay() throws VfioException {
        write(CONFIG, 0x14, 8, -1);
        assertThat(read(CONFIG, 0x14, 8)).isEqualTo(0xfffffffc0000000cL);
        write(CONFIG, 0x24, 4, 0xffffffffL);
        assertThat(read(CONFIG, 0x24, 4)).isEqualTo(0xffffff81L);
        write(CONFIG, 0x30, 4, 0xfffffffeL);
        assertThat(read(CONFIG, 0x30, 4)).isEqualTo(0xfff80000L);
        write(CONFIG, 0, 4, 0);
        assertThat(read(CONFIG, 0, 4)).isEqualTo(0x24b010deL);
    }

    private long read(int region, long offset, int width) throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).limit(width);
        gpu.read(Requests.region(region), offset, bytes);
        return bytes.clear().getLong(0);
    }

    private void write(int region, long offset, int width, long value) throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN).putLong(0, value);
        gpu.write(Requests.region(region), offset, bytes.limit(width));
    }

    private static void assertErrno(ThrowingCallable call, Errno errno) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VfioException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }
}
