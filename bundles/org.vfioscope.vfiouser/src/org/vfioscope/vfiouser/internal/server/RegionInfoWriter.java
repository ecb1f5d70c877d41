package org.vfioscope.vfiouser.internal.server;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.vfioscope.model.Capability;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.model.parse.RegionInfoParser;

/** Writes {@code struct vfio_region_info} with its capabilities (linux/vfio.h): what {@link RegionInfoParser} reads. */
final class RegionInfoWriter {

    private static final int CAPABILITY_HEADER = 8;
    private static final int NEXT = 4;
    private static final int ARGSZ = 0;
    private static final int CAP_OFFSET = 12;

    private RegionInfoWriter() {}

    /**
     * Writes a region's info as the answer to a request.
     *
     * @param region the region
     * @param room the request's argsz, in bytes, at least that of the structure
     * @return the info; without its capabilities where they need more room, in which case argsz says how much
     */
    static ByteBuffer write(RegionInfo region, int room) {
        List<ByteBuffer> capabilities = new ArrayList<>();
        int size = RegionInfoParser.SIZE;
        for (Capability capability : region.capabilities()) {
            ByteBuffer bytes = capability(capability);
            capabilities.add(bytes);
            size += bytes.capacity();
        }
        ByteBuffer info = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        info.putInt(ARGSZ, size).putInt(4, region.rawFlags()).putInt(8, region.index());
        // QEMU's client wants it to be inside even where the capabilities are not in the reply
        info.putInt(CAP_OFFSET, capabilities.isEmpty() ? 0 : RegionInfoParser.SIZE);
        info.putLong(16, region.size()).putLong(24, region.offset());
        int at = RegionInfoParser.SIZE;
        for (ByteBuffer bytes : capabilities) {
            int end = at + bytes.capacity();
            info.put(at, bytes, 0, bytes.capacity());
            info.putInt(at + NEXT, end == size ? 0 : end);
            at = end;
        }
        return info.limit(size <= room ? size : RegionInfoParser.SIZE);
    }

    private static ByteBuffer capability(Capability capability) {
        ByteBuffer body = switch (capability) {
            case SparseMmapCapability sparse -> sparse(sparse);
            case RegionTypeCapability type ->
                body(2 * Integer.BYTES).putInt(0, type.type()).putInt(Integer.BYTES, type.subtype());
            case MsixMappableCapability mappable -> body(0);
            case UnknownCapability unknown -> ByteBuffer.wrap(HexFormat.of().parseHex(unknown.body()));
        };
        return ByteBuffer.allocate(aligned(CAPABILITY_HEADER + body.capacity()))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putShort(0, (short) capability.id())
                .putShort(2, (short) capability.version())
                .put(CAPABILITY_HEADER, body, 0, body.capacity());
    }

    private static ByteBuffer sparse(SparseMmapCapability sparse) {
        ByteBuffer body = body(2 * Integer.BYTES + sparse.areas().size() * 2 * Long.BYTES);
        body.putInt(sparse.areas().size()).putInt(0);
        sparse.areas().forEach(area -> body.putLong(area.offset()).putLong(area.size()));
        return body;
    }

    private static ByteBuffer body(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The kernel starts each capability at a multiple of 8 bytes. */
    private static int aligned(int size) {
        return size + Long.BYTES - 1 & -Long.BYTES;
    }
}
