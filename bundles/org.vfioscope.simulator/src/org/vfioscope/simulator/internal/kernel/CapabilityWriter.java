package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/** Writes a region's chain of struct vfio_info_cap_header (linux/vfio.h), as vfio_info_add_capability links it. */
final class CapabilityWriter {

    private static final int HEADER = 8;
    /** sizeof(struct vfio_region_info_cap_sparse_mmap): header, nr_areas, reserved. */
    private static final int SPARSE = 16;

    private static final int AREA = 16;
    private static final short VERSION = 1;

    private CapabilityWriter() {}

    /**
     * Writes the chain.
     *
     * @param hardware the device
     * @param region the region; null where it is absent
     * @param start where the chain will stand in the reply, in bytes
     * @return the chain, from position 0 to the limit; empty where the region has no capability
     */
    static ByteBuffer chain(SimulatedHardware hardware, SimulatedRegion region, int start) {
        List<ByteBuffer> capabilities = new ArrayList<>();
        if (region != null) {
            region.sparse().ifPresent(areas -> capabilities.add(sparse(areas)));
            boolean msix = hardware.msix()
                    .filter(table -> table.bar() == region.index())
                    .isPresent();
            if (msix && hardware.kernel().msixMappable()) {
                capabilities.add(capability(MsixMappableCapability.ID, HEADER));
            }
        }
        int size = capabilities.stream().mapToInt(ByteBuffer::capacity).sum();
        ByteBuffer chain = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        for (int i = 0; i < capabilities.size(); i++) {
            ByteBuffer capability = capabilities.get(i);
            boolean last = i == capabilities.size() - 1;
            capability.putInt(4, last ? 0 : start + chain.position() + capability.capacity());
            chain.put(capability.clear());
        }
        return chain.flip();
    }

    private static ByteBuffer sparse(List<MmapRange> areas) {
        ByteBuffer sparse = capability(SparseMmapCapability.ID, SPARSE + AREA * areas.size());
        sparse.putInt(HEADER, areas.size()).position(SPARSE);
        areas.forEach(area -> sparse.putLong(area.offset()).putLong(area.size()));
        return sparse;
    }

    private static ByteBuffer capability(int id, int size) {
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(0, (short) id)
                .putShort(2, VERSION);
    }
}
