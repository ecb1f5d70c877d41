package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.errno.Errno;

class AddressSpaceTest {

    private static final long PAGE = 0x1000;

    private static DeviceIo gpu(OpenWay way) throws Exception {
        SimulatorProvider provider = Requests.provider(Requests.table());
        return provider.open(provider.describe("sim:gpu"), Optional.of(way));
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsUnmappedTwice(OpenWay way) throws Exception {
        try (DeviceIo gpu = gpu(way);
                AddressSpaceIo space = gpu.attach().orElseThrow()) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> space.unmap(PAGE, PAGE));
            assertThat(e.errno()).isEqualTo(Errno.ENOENT);
        }
    }

    @Test
    void aContainerTakesARegionOnce() throws Exception {
        try (DeviceIo gpu = gpu(OpenWay.GROUP);
                AddressSpaceIo space = gpu.attach().orElseThrow();
                RegionMapping memory = gpu.map(Requests.region(0), 0, 2 * PAGE, true)) {
            space.mapRegion(memory, PAGE, DmaAccess.READ);
            VfioException again =
                    catchThrowableOfType(VfioException.class, () -> space.mapRegion(memory, 2 * PAGE, DmaAccess.READ));
            assertThat(again.errno()).isEqualTo(Errno.EEXIST);
            VfioException part = catchThrowableOfType(VfioException.class, () -> space.unmap(PAGE, PAGE));
            assertThat(part.errno()).isEqualTo(Errno.EINVAL);
            assertThat(space.unmap(PAGE, 2 * PAGE)).isEqualTo(2 * PAGE);
        }
    }

    @Test
    void whatIsMappedForReadingIsNotWritten() throws Exception {
        try (DeviceIo gpu = gpu(OpenWay.GROUP);
                RegionMapping memory = gpu.map(Requests.region(0), 0, PAGE, false)) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> memory.write(0, ByteBuffer.allocate(4)));
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            ByteBuffer read = ByteBuffer.allocate(4);
            memory.read(0, read);
            assertThat(read.array()).isNotEqualTo(new byte[4]);
        }
    }
}
