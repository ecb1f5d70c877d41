package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import org.vfioscope.model.Capability;

/** What the info structures of VFIO share: argsz first, then flags, perhaps a capability chain. */
final class ReplyReader {

    private static final int ARGSZ = 0;

    private ReplyReader() {}

    /**
     * Cuts a reply to what it claims to hold.
     *
     * @param what the structure's name, for messages
     * @param reply the bytes, from position to limit
     * @param fixedSize the size of the structure without capabilities, in bytes
     * @return a little-endian view of the reply from its first byte
     * @throws MalformedReplyException if fewer bytes are there than the structure needs, or argsz is below them
     */
    static ByteBuffer open(String what, ByteBuffer reply, int fixedSize) throws MalformedReplyException {
        ByteBuffer view = reply.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (view.limit() < fixedSize) {
            throw new MalformedReplyException(
                    "%s: %d bytes, but the structure has %d".formatted(what, view.limit(), fixedSize));
        }
        long argsz = Integer.toUnsignedLong(view.getInt(ARGSZ));
        if (argsz < fixedSize) {
            throw new MalformedReplyException(
                    "%s: argsz is %d, but the structure has %d bytes".formatted(what, argsz, fixedSize));
        }
        return view.limit((int) Math.min(argsz, view.limit())).slice().order(ByteOrder.LITTLE_ENDIAN);
    }

    /**
     * Reads the chain that hangs on a structure, where it has one.
     *
     * @param what the structure's name, for messages
     * @param view what {@link #open} gave
     * @param fixedSize the size of the structure without capabilities, in bytes
     * @param hasChain whether the structure's flags say that it has a chain
     * @param first the chain's start as the structure gives it
     * @return the capabilities; none where there is no chain
     * @throws MalformedReplyException if the chain is broken
     */
    static List<Capability> capabilities(String what, ByteBuffer view, int fixedSize, boolean hasChain, int first)
            throws MalformedReplyException {
        return hasChain ? CapabilityChain.read(what, view, fixedSize, first) : List.of();
    }
}
