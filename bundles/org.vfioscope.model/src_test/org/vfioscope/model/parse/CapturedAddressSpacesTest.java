package org.vfioscope.model.parse;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.vfioscope.model.CapturedDevice;
import org.vfioscope.model.dma.IovaRange;

/** What kernels answered about the addresses of a device's DMA: type1 of its container, iommufd of its IOAS. */
class CapturedAddressSpacesTest {

    static final List<String> GROUPS = CapturedDevice.VFIO_PCI;
    static final List<String> CDEVS = CapturedDevice.CDEV;

    /** sizeof(struct iommu_ioas_iova_ranges), linux/iommufd.h. */
    private static final int IOAS_IOVA_RANGES = 32;
    /** The MSI window of x86 parts them; intel-iommu has 39 bits of addresses. */
    private static final List<IovaRange> INTEL_IOMMU =
            List.of(new IovaRange(0, 0xfedfffffL), new IovaRange(0xfef00000L, 0x7fffffffffL));

    @ParameterizedTest
    @FieldSource("GROUPS")
    void type1TellsWhatTheIommuReaches(String name) throws Exception {
        ByteBuffer reply = CapturedDevice.load(name).last("iommu-info", 0);
        assertThat(Type1InfoParser.iovaRanges(reply)).isEqualTo(INTEL_IOMMU);
    }

    @Test
    void withoutAnIommuOfItsOwnAMediatedDeviceReachesAll() throws Exception {
        assertThat(Type1InfoParser.iovaRanges(CapturedDevice.load("7.3-mbochs").last("iommu-info", 0)))
                .isEmpty();
    }

    @ParameterizedTest
    @FieldSource("CDEVS")
    void iommufdTellsTheSame(String name) throws Exception {
        ByteBuffer reply = CapturedDevice.load(name).last("iova-ranges", 0).order(ByteOrder.LITTLE_ENDIAN);
        ByteBuffer ranges = reply.slice(IOAS_IOVA_RANGES, reply.limit() - IOAS_IOVA_RANGES);
        assertThat(IovaRangesParser.parse(ranges, reply.getInt(8)))
                .isEqualTo(name.contains("mtty") ? List.of(new IovaRange(0, -1)) : INTEL_IOMMU);
    }
}
