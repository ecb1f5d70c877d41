package org.vfioscope.simulator;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.simulator.internal.kernel.DescriptorTable;

/** The structures of linux/vfio.h, written by hand, and what else the tests ask with. */
final class Requests {

    static final int GET = 1 << 16;
    static final int SET = 1 << 17;
    static final int PROBE = 1 << 18;
    static final int DMA_BUF = 11;

    private Requests() {}

    static ByteBuffer info(int limit, int argsz, int index) {
        ByteBuffer info = ByteBuffer.allocate(limit).order(ByteOrder.LITTLE_ENDIAN);
        return info.putInt(0, argsz).putInt(8, index);
    }

    static ByteBuffer feature(int argsz, int flags) {
        return ByteBuffer.allocate(8)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, argsz)
                .putInt(4, flags);
    }

    static ByteBuffer dmabuf(int region, MmapRange... ranges) {
        int size = 24 + 16 * ranges.length;
        ByteBuffer get = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        get.putInt(size)
                .putInt(GET | DMA_BUF)
                .putInt(region)
                .putInt(2)
                .putInt(0)
                .putInt(ranges.length);
        for (MmapRange range : ranges) {
            get.putLong(range.offset()).putLong(range.size());
        }
        return get.clear();
    }

    static int call(DeviceIo device, ByteBuffer feature) throws VfioException {
        return device.deviceFeature().orElseThrow().deviceFeature(feature);
    }

    static RegionInfo region(int index) {
        return new RegionInfo(index, Set.of(), 0, 0, 0, List.of());
    }

    static SimulatorProvider provider(DescriptorTable table) {
        return new SimulatorProvider(Optional.empty(), table);
    }

    static DescriptorTable table() {
        return new DescriptorTable(DescriptorTable.USUAL_LIMIT);
    }

    static DeviceIo open(SimulatorProvider provider, String name) throws VfioException, DeviceException {
        return provider.open(provider.describe(name), Optional.empty());
    }
}
