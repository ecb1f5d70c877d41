package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.BitSet;
import java.util.Optional;
import org.vfioscope.model.MsixTable;

/** Finds the MSI-X table in a PCI function's configuration space (linux/pci_regs.h; PCI Local Bus 3.0, section 6.8.2). */
public final class MsixTableParser {

    /** How much of the configuration space the standard capability list can reach, in bytes. */
    public static final int CONFIG_SIZE = 256;

    private static final int STATUS = 0x06;
    private static final int STATUS_CAP_LIST = 0x10;
    private static final int CAPABILITY_LIST = 0x34;
    private static final int HEADER_END = 0x40;
    private static final int CAP_ID_MSIX = 0x11;
    private static final int MSIX_SIZE = 12;
    private static final int MSIX_FLAGS = 2;
    private static final int MSIX_FLAGS_QSIZE = 0x07ff;
    private static final int MSIX_TABLE = 4;
    private static final int MSIX_TABLE_BIR = 0x7;
    private static final int LAST_BAR = 5;

    private MsixTableParser() {}

    /**
     * Walks the capability list to the MSI-X capability.
     *
     * @param config the first 256 bytes of the configuration space, from position to limit; not changed
     * @return the table, or empty where the function has no MSI-X
     * @throws MalformedReplyException if the list loops or leaves the configuration space, or the table is in no BAR
     */
    public static Optional<MsixTable> parse(ByteBuffer config) throws MalformedReplyException {
        ByteBuffer view = config.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (view.limit() < HEADER_END) {
            throw new MalformedReplyException(
                    "config space: %d bytes, but the header has %d".formatted(view.limit(), HEADER_END));
        }
        if ((view.getShort(STATUS) & STATUS_CAP_LIST) == 0) {
            return Optional.empty();
        }
        BitSet seen = new BitSet();
        int at = Byte.toUnsignedInt(view.get(CAPABILITY_LIST)) & ~3;
        while (at != 0) {
            if (at < HEADER_END || at > view.limit() - 4) {
                throw new MalformedReplyException("config space: capability at 0x%x lies outside of it".formatted(at));
            }
            if (seen.get(at)) {
                throw new MalformedReplyException("config space: the capability list loops back to 0x%x".formatted(at));
            }
            seen.set(at);
            if (Byte.toUnsignedInt(view.get(at)) == CAP_ID_MSIX) {
                return Optional.of(table(view, at));
            }
            at = Byte.toUnsignedInt(view.get(at + 1)) & ~3;
        }
        return Optional.empty();
    }

    private static MsixTable table(ByteBuffer view, int at) throws MalformedReplyException {
        if (at > view.limit() - MSIX_SIZE) {
            throw new MalformedReplyException("config space: MSI-X capability at 0x%x is cut off".formatted(at));
        }
        int entries = (view.getShort(at + MSIX_FLAGS) & MSIX_FLAGS_QSIZE) + 1;
        int table = view.getInt(at + MSIX_TABLE);
        int bar = table & MSIX_TABLE_BIR;
        if (bar > LAST_BAR) {
            throw new MalformedReplyException("config space: the MSI-X table is in BAR %d".formatted(bar));
        }
        return new MsixTable(bar, Integer.toUnsignedLong(table & ~MSIX_TABLE_BIR), entries);
    }
}
