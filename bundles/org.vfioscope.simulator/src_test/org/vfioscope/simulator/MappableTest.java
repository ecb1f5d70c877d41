package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.errno.Errno;

/** Which parts of regions can be mapped. */
class MappableTest {

    private final SimulatorProvider provider = Requests.provider(Requests.table());

    @ParameterizedTest
    @CsvSource({
        "gpu, 0, 0, 0x1000000",
        "gpu, 1, 0, 0x10000000",
        "gpu, 1, 0x40001000, 0x1000",
        "gpu, 1, 0x37ffff000, 0x1000",
        "nvme, 0, 0x3000, 0x1000",
        "nic, 3, 0, 0x1000",
        "nic, 3, 0x2000, 0x2000"
    })
    void takes(String name, int region, String offset, String length) throws Exception {
        try (DeviceIo device = Requests.open(provider, "sim:" + name);
                RegionMapping mapping =
                        device.map(Requests.region(region), Long.decode(offset), Long.decode(length), false)) {
            assertThat(mapping.length()).isEqualTo(Long.decode(length));
        }
    }

    @ParameterizedTest
    @CsvSource({
        // whole pages inside of what can be mapped
        "gpu, 0, 0x800, 0x1000",
        "gpu, 0, 0, 0x800",
        "gpu, 0, 0, 0",
        "gpu, 0, 0x1000000, 0x1000",
        "gpu, 5, 0, 0x1000",
        // gaps between areas, and what reaches into them
        "gpu, 1, 0x10000000, 0x1000",
        "gpu, 1, 0xffff000, 0x2000",
        "gpu, 1, 0x3ffff000, 0x2000",
        "gpu, 1, 0x180000000, 0x1000",
        "gpu, 1, 0, 0x400000000",
        // the MSI-X table, on a kernel that keeps it
        "nic, 3, 0x1000, 0x1000",
        "nic, 3, 0, 0x4000"
    })
    void refuses(String name, int region, String offset, String length) throws Exception {
        try (DeviceIo device = Requests.open(provider, "sim:" + name)) {
            VfioException e = catchThrowableOfType(
                    VfioException.class,
                    () -> device.map(Requests.region(region), Long.decode(offset), Long.decode(length), false));
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            assertThat(e.advice().remedy()).contains("mmap ranges");
        }
    }
}
