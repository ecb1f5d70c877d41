package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.vfioscope.model.Capability;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.model.parse.CapabilityLinks.Link;

/** Reads the capabilities that hang on a device's or a region's info (linux/vfio.h). */
final class CapabilityChain {

    private static final int HEADER_SIZE = CapabilityLinks.HEADER_SIZE;
    private static final int AREAS_OFFSET = 16;
    private static final int AREA_SIZE = 16;
    private static final int TYPE_SIZE = 16;

    private CapabilityChain() {}

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
        List<Capability> capabilities = new ArrayList<>();
        for (Link link : CapabilityLinks.follow(what, reply, fixedSize, first)) {
            capabilities.add(capability(reply, link));
        }
        return capabilities;
    }

    private static Capability capability(ByteBuffer reply, Link link) throws MalformedReplyException {
        int body = link.start() + HEADER_SIZE;
        return switch (link.id()) {
            case SparseMmapCapability.ID -> sparse(reply, link);
            case RegionTypeCapability.ID -> {
                link.require(TYPE_SIZE);
                yield new RegionTypeCapability(link.version(), reply.getInt(body), reply.getInt(body + 4));
            }
            case MsixMappableCapability.ID -> new MsixMappableCapability(link.version());
            default -> {
                byte[] bytes = new byte[link.end() - body];
                reply.get(body, bytes);
                yield new UnknownCapability(
                        link.id(), link.version(), HexFormat.of().formatHex(bytes));
            }
        };
    }

    private static SparseMmapCapability sparse(ByteBuffer reply, Link link) throws MalformedReplyException {
        link.require(AREAS_OFFSET);
        long count = Integer.toUnsignedLong(reply.getInt(link.start() + HEADER_SIZE));
        int room = (link.end() - link.start() - AREAS_OFFSET) / AREA_SIZE;
        if (count > room) {
            throw new MalformedReplyException("%s: sparse mmap capability at 0x%x claims %d areas, but has room for %d"
                    .formatted(link.what(), link.start(), count, room));
        }
        List<MmapRange> areas = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int area = link.start() + AREAS_OFFSET + i * AREA_SIZE;
            areas.add(new MmapRange(reply.getLong(area), reply.getLong(area + 8)));
        }
        return new SparseMmapCapability(link.version(), areas);
    }
}
