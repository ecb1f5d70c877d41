package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/**
 * Follows a chain of {@code struct vfio_info_cap_header} (linux/vfio.h): id u16, version u16, next u32, the latter counted
 * from the start of the structure that the chain hangs on; 0 ends it.
 */
final class CapabilityLinks {

    /** The size of a capability's header in bytes. */
    static final int HEADER_SIZE = 8;

    private CapabilityLinks() {}

    /**
     * A capability whose meaning depends on the structure it hangs on.
     *
     * @param id its kind
     * @param version the version of its layout
     * @param start where its header begins, in bytes from the reply's start
     * @param end where it ends at the latest: at the next one in memory, whatever the order of the chain, or the reply's end
     */
    record Link(String what, int id, int version, int start, int end) {

        /** Makes sure that a layout fits. */
        void require(int size) throws MalformedReplyException {
            if (end - start < size) {
                throw new MalformedReplyException("%s: capability %d at 0x%x needs %d bytes, but has %d"
                        .formatted(what, id, start, size, end - start));
            }
        }
    }

    /**
     * Follows a whole chain.
     *
     * @param what the structure's name, for messages
     * @param reply the whole reply, little-endian, position 0
     * @param fixedSize the size of the structure before the chain, in bytes
     * @param first the chain's start, in bytes from the reply's start, unsigned; 0 where there is none
     * @return the capabilities in the order of the chain
     * @throws MalformedReplyException if the chain loops, leaves the reply or cuts a header short
     */
    static List<Link> follow(String what, ByteBuffer reply, int fixedSize, int first) throws MalformedReplyException {
        int limit = reply.limit();
        TreeSet<Integer> starts = new TreeSet<>();
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
        List<Link> links = new ArrayList<>();
        for (int start : order) {
            Integer next = starts.higher(start);
            Link link = new Link(
                    what,
                    Short.toUnsignedInt(reply.getShort(start)),
                    Short.toUnsignedInt(reply.getShort(start + 2)),
                    start,
                    next == null ? limit : next);
            link.require(HEADER_SIZE);
            links.add(link);
        }
        return links;
    }
}
