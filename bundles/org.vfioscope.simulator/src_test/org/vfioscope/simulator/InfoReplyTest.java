package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.errno.Errno;

/** How the info calls treat argsz, indices and buffers; what they answer otherwise is compared with real kernels. */
class InfoReplyTest {

    private static final int CAP_OFFSET = 12;
    private static final int SPARSE_SIZE = 16 + 4 * 16;

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
    void aShortBufferLearnsHowMuchTheCapabilitiesNeed() throws VfioException {
        for (int argsz : new int[] {32, 32 + SPARSE_SIZE - 1}) {
            ByteBuffer info = Requests.info(32 + SPARSE_SIZE, argsz, 1);
            gpu.getRegionInfo(info);
            assertThat(info.getInt(0)).isEqualTo(32 + SPARSE_SIZE);
            assertThat(info.getInt(4)).as("READ|WRITE|MMAP|CAPS").isEqualTo(0xf);
            assertThat(info.getInt(CAP_OFFSET)).isZero();
            assertThat(info.getInt(32)).as("not a byte of the chain").isZero();
        }
    }

    @Test
    void aLongBufferKeepsItsArgsz() throws VfioException {
        ByteBuffer info = Requests.info(512, 512, 1);
        gpu.getRegionInfo(info);
        assertThat(info.getInt(0)).isEqualTo(512);
        assertThat(info.getInt(CAP_OFFSET)).isEqualTo(32);
        assertThat(info.getShort(32)).as("SPARSE_MMAP").isEqualTo((short) 1);
        assertThat(info.getInt(40)).as("nr_areas").isEqualTo(4);
        assertThat(info.getLong(48)).as("the first area in the file's order").isEqualTo(0x200000000L);
    }

    @Test
    void capabilitiesAreChained() throws Exception {
        SimulatorProvider chained = new SimulatorProvider(
                DeviceFiles.directory(
                        "chained",
                        DeviceFiles.valid()
                                .replace(
                                        "\"mmap\": true",
                                        "\"mmap\": true, \"sparse\": [{\"offset\": 0, \"size\": \"0x1000\"}]")),
                Requests.table());
        try (DeviceIo device = Requests.open(chained, "sim:chained")) {
            ByteBuffer info = Requests.info(72, 72, 0);
            device.getRegionInfo(info);
            assertThat(info.getInt(32 + 4)).as("next").isEqualTo(64);
            assertThat(info.getShort(64)).as("MSIX_MAPPABLE").isEqualTo((short) 3);
            assertThat(info.getShort(66)).as("version").isEqualTo((short) 1);
            assertThat(info.getInt(64 + 4)).as("end").isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8, 31})
    void refusesAnArgszBelowTheStructure(int argsz) {
        assertErrno(() -> gpu.getRegionInfo(Requests.info(32, argsz, 0)), Errno.EINVAL);
        assertErrno(() -> gpu.getIrqInfo(Requests.info(32, argsz / 4, 0)), Errno.EINVAL);
        assertErrno(() -> gpu.getInfo(Requests.info(32, argsz / 4, 0)), Errno.EINVAL);
    }

    @Test
    void anOldDeviceInfoHasNoCapabilityOffset() throws VfioException {
        ByteBuffer info = Requests.info(24, 16, 0).putInt(16, 0x55555555);
        gpu.getInfo(info);
        assertThat(info.getInt(8)).as("num_regions").isEqualTo(9);
        assertThat(info.getInt(16)).as("left alone").isEqualTo(0x55555555);
    }

    @ParameterizedTest
    @ValueSource(ints = {9, 100, -1})
    void refusesUnknownIndices(int index) {
        assertErrno(() -> gpu.getRegionInfo(Requests.info(32, 32, index)), Errno.EINVAL);
        assertErrno(() -> gpu.getIrqInfo(Requests.info(16, 16, index)), Errno.EINVAL);
    }

    @Test
    void hasAVgaRegion() throws VfioException {
        ByteBuffer info = Requests.info(32, 32, 8);
        gpu.getRegionInfo(info);
        assertThat(info.getInt(4)).as("READ|WRITE").isEqualTo(3);
        assertThat(info.getLong(16)).isEqualTo(0xc0000);
        assertThat(info.getLong(24)).isEqualTo(8L << 40);
    }

    @Test
    void doesNotWriteBehindTheBuffer() {
        assertErrno(() -> gpu.getRegionInfo(Requests.info(16, 32, 0)), Errno.EFAULT);
        assertErrno(() -> gpu.getRegionInfo(Requests.info(64, 512, 1)), Errno.EFAULT);
        assertErrno(() -> gpu.getInfo(Requests.info(16, 24, 0)), Errno.EFAULT);
        assertErrno(() -> gpu.getIrqInfo(Requests.info(12, 16, 0)), Errno.EFAULT);
    }

    private static void assertErrno(ThrowingCallable call, Errno errno) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        VfioException.class, e -> assertThat(e.errno()).isEqualTo(errno));
    }
}
