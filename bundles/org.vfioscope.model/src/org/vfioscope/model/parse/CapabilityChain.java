package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeSet;
import org.vfioscope.model.Capability;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;

/**
 * Walks a chain of {@code struct vfio_info_cap_header} (linux/vfio.h): id u16, version u16, next u32, the latter counted
 * from the start of the structure that the chain hangs on; 0 ends it.
 */
final class CapabilityChain {

    private static final int HEADER_SIZE = 8;
    private static final int AREAS_OFFSET = 16;
    private static final int AREA_SIZE = 16;
    private static final int TYPE_SIZE = 16;

    private final String what;
    private final ByteBuffer reply;
    private final int limit;
    private final TreeSet<Integer> starts = new TreeSet<>();

    private CapabilityChain(String what, ByteBuffer reply, int limit) {
        this.what = what;
        this.reply = reply;
        this.limit = limit;
    }

    /**
     * Reads a whole chain.
     *
     * @param what the structure's name, for messages
     * @param reply the whole reply, little-endian, position 0
     * @param fixedSize the size of the structure before the chain, in bytes
     * @param first the chain's start, in bytes from the reply's start, unsigned
     * @return the capabilities in the order of the chain
     * @throws MalformedReplyException if the chain loops, leaves the reply or lies about a length
     */
    static List<Capability> read(String what, ByteBuffer reply, int fixedSize, int first)
            throws MalformedReplyException {
        return new CapabilityChain(what, reply, reply.limit()).walk(fixedSize, first);
    }

    private List<Capability> walk(int fixedSize, int first) throws MalformedReplyException {
        List<Integer> order = new ArrayList<>();
        int at = first;
        while (at != 0) {
            if (Integer.compareUnsigned(at, fixedSize) < 0 || at < 0 || at > limit - HEADER_SIZE) {
                throw new MalformedReplyException("%s: capability at 0x%x lies outside of the reply (%d to %d bytes)"
                        .formatted(what, at, fixedSize, limit));
            }
            if (!starts.add(at)) {
                throw new MalformedReplyException("%s: the capability chain loops back to 0x%x".formatted(what, at));
            }
            order.add(at);
            at = reply.getInt(at + 4);
        }
        List<Capability> capabilities = new ArrayList<>();
        for (int start : order) {
            capabilities.add(capability(start));
        }
        return capabilities;
    }

    private Capability capability(int start) throws MalformedReplyException {
        int id = Short.toUnsignedInt(reply.getShort(start));
        int version = Short.toUnsignedInt(reply.getShort(start + 2));
        // a capability reaches to the next one in memory, whatever the order of the chain
        Integer next = starts.higher(start);
        int end = next == null ? limit : next;
        return switch (id) {
            case SparseMmapCapability.ID -> sparse(version, start, end);
            case RegionTypeCapability.ID -> {
                require(id, start, end, TYPE_SIZE);
                yield new RegionTypeCapability(
                        version, reply.getInt(start + HEADER_SIZE), reply.getInt(start + HEADER_SIZE + 4));
            }
            case MsixMappableCapability.ID -> {
                require(id, start, end, HEADER_SIZE);
                yield new MsixMappableCapability(version);
            }
            default -> {
                require(id, start, end, HEADER_SIZE);
                byte[] body = new byte[end - start - HEADER_SIZE];
                reply.get(start + HEADER_SIZE, body);
                yield new UnknownCapability(id, version, HexFormat.of().formatHex(body));
            }
        };
    }

    private SparseMmapCapability sparse(int version, int start, int end) throws MalformedReplyException {
        require(SparseMmapCapability.ID, start, end, AREAS_OFFSET);
        long count = Integer.toUnsignedLong(reply.getInt(start + HEADER_SIZE));
        if (count > (end - start - AREAS_OFFSET) / AREA_SIZE) {
            throw new MalformedReplyException("%s: sparse mmap capability at 0x%x claims %d areas, but has room for %d"
                    .formatted(what, start, count, (end - start - AREAS_OFFSET) / AREA_SIZE));
        }
        List<MmapRange> areas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int area = start + AREAS_OFFSET + i * AREA_SIZE;
            areas.add(new MmapRange(reply.getLong(area), reply.getLong(area + 8)));
        }
        return new SparseMmapCapability(version, areas);
    }

    private void require(int id, int start, int end, int size) throws MalformedReplyException {
        if (end - start < size) {
            throw new MalformedReplyException("%s: capability %d at 0x%x needs %d bytes, but has %d"
                    .formatted(what, id, start, size, end - start));
        }
    }
}
