package org.vfioscope.model.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.parse.MalformedReplyException;

/** Decodes a PCI function's configuration space (header type 0; all offsets are those of linux/pci_regs.h). */
public final class PciConfigParser {

    /** The standard configuration space, in bytes. */
    public static final int STANDARD_SIZE = 256;

    /** The configuration space of a PCI Express function, in bytes (PCI_CFG_SPACE_EXP_SIZE). */
    public static final int EXTENDED_SIZE = 4096;

    private static final int COMMAND = 0x04;
    private static final int STATUS = 0x06;
    private static final int STATUS_CAP_LIST = 0x10;
    private static final int BASE_ADDRESS_0 = 0x10;
    private static final int BARS = 6;
    private static final int CAPABILITY_LIST = 0x34;
    private static final int HEADER_END = 0x40;

    private static final int CAP_ID_PM = 0x01;
    private static final int PM_CTRL = 4;
    private static final int CAP_ID_EXP = 0x10;
    private static final int EXP_LNKCAP = 0x0c;
    private static final int EXP_LNKSTA = 0x12;
    private static final int CAP_ID_MSIX = 0x11;
    private static final int MSIX_FLAGS = 2;
    private static final int MSIX_FLAGS_QSIZE = 0x07ff;
    private static final int MSIX_TABLE = 4;
    private static final int MSIX_SIZE = 12;
    private static final int MSIX_TABLE_BIR = 0x7;

    private final ByteBuffer view;

    private PciConfigParser(ByteBuffer view) {
        this.view = view;
    }

    /**
     * Decodes a configuration space.
     *
     * @param config its bytes from 0, at least the header's 64, from position to limit; not changed
     * @return the decoded space
     * @throws MalformedReplyException if a capability list loops or leaves the space, or the MSI-X table is in no BAR
     */
    public static PciConfig parse(ByteBuffer config) throws MalformedReplyException {
        ByteBuffer view = config.slice().order(ByteOrder.LITTLE_ENDIAN);
        if (view.limit() < HEADER_END) {
            throw new MalformedReplyException(
                    "config space: %d bytes, but the header has %d".formatted(view.limit(), HEADER_END));
        }
        return new PciConfigParser(view).parse();
    }

    private PciConfig parse() throws MalformedReplyException {
        List<PciCapability> capabilities = new ArrayList<>(standard());
        Optional<PowerState> power = at(capabilities, CAP_ID_PM, PM_CTRL + 2).map(at -> PowerState.of(word(at + PM_CTRL)));
        Optional<PcieLink> link = at(capabilities, CAP_ID_EXP, EXP_LNKSTA + 2).flatMap(this::link);
        Optional<Integer> msixAt = at(capabilities, CAP_ID_MSIX, MSIX_SIZE);
        Optional<MsixTable> msix = msixAt.isPresent() ? Optional.of(msix(msixAt.get())) : Optional.empty();
        capabilities.addAll(extended());
        return new PciConfig(
                new PciCommand(word(COMMAND)), word(STATUS), bars(), capabilities, power, msix, link);
    }

    private List<PciCapability> standard() throws MalformedReplyException {
        List<PciCapability> found = new ArrayList<>();
        if ((word(STATUS) & STATUS_CAP_LIST) == 0) {
            return found;
        }
        int end = Math.min(view.limit(), STANDARD_SIZE);
        BitSet seen = new BitSet();
        int at = Byte.toUnsignedInt(view.get(CAPABILITY_LIST)) & ~3;
        while (at != 0) {
            check(seen, at, HEADER_END, end - 4);
            int id = Byte.toUnsignedInt(view.get(at));
            found.add(new PciCapability(id, false, at, CapabilityNames.name(id, false)));
            at = Byte.toUnsignedInt(view.get(at + 1)) & ~3;
        }
        return found;
    }

    /** The extended list: id u16, version 4 bits, next 12 bits; all zero where the function has none. */
    private List<PciCapability> extended() throws MalformedReplyException {
        List<PciCapability> found = new ArrayList<>();
        if (view.limit() < STANDARD_SIZE + 4) {
            return found;
        }
        BitSet seen = new BitSet();
        int at = STANDARD_SIZE;
        while (at != 0) {
            check(seen, at, STANDARD_SIZE, view.limit() - 4);
            int header = view.getInt(at);
            int id = header & 0xffff;
            if (header == 0 || header == -1) {
                return found;
            }
            // id 0 with a next pointer is a placeholder: the kernel hides capabilities from users that way
            if (id != 0) {
                found.add(new PciCapability(id, true, at, CapabilityNames.name(id, true)));
            }
            at = header >>> 20 & ~3;
        }
        return found;
    }

    private static void check(BitSet seen, int at, int first, int last) throws MalformedReplyException {
        if (at < first || at > last) {
            throw new MalformedReplyException("config space: capability at 0x%x lies outside of it".formatted(at));
        }
        if (seen.get(at)) {
            throw new MalformedReplyException("config space: the capability list loops back to 0x%x".formatted(at));
        }
        seen.set(at);
    }

    private Optional<Integer> at(List<PciCapability> capabilities, int id, int size) throws MalformedReplyException {
        for (PciCapability capability : capabilities) {
            if (capability.id() == id) {
                if (capability.offset() > view.limit() - size) {
                    throw new MalformedReplyException(
                            "config space: %s capability at 0x%x is cut off".formatted(capability.name(), capability.offset()));
                }
                return Optional.of(capability.offset());
            }
        }
        return Optional.empty();
    }

    private Optional<PcieLink> link(int at) {
        int can = view.getInt(at + EXP_LNKCAP);
        int runs = word(at + EXP_LNKSTA);
        // an integrated endpoint has no link: all its fields are zero
        return (can & 0x3ff) == 0
                ? Optional.empty()
                : Optional.of(new PcieLink(can & 0xf, can >> 4 & 0x3f, runs & 0xf, runs >> 4 & 0x3f));
    }

    private MsixTable msix(int at) throws MalformedReplyException {
        int table = view.getInt(at + MSIX_TABLE);
        int bar = table & MSIX_TABLE_BIR;
        if (bar >= BARS) {
            throw new MalformedReplyException("config space: the MSI-X table is in BAR %d".formatted(bar));
        }
        return new MsixTable(
                bar, Integer.toUnsignedLong(table & ~MSIX_TABLE_BIR), (word(at + MSIX_FLAGS) & MSIX_FLAGS_QSIZE) + 1);
    }

    private List<ConfigBar> bars() {
        List<ConfigBar> bars = new ArrayList<>();
        for (int index = 0; index < BARS; index++) {
            int low = view.getInt(BASE_ADDRESS_0 + 4 * index);
            if (low == 0) {
                continue;
            }
            boolean io = (low & 1) != 0;
            boolean wide = !io && (low & 6) == 4 && index + 1 < BARS;
            long high = wide ? Integer.toUnsignedLong(view.getInt(BASE_ADDRESS_0 + 4 * (index + 1))) << 32 : 0;
            bars.add(new ConfigBar(
                    index,
                    high | Integer.toUnsignedLong(low & (io ? ~3 : ~0xf)),
                    io,
                    wide,
                    !io && (low & 8) != 0));
            index += wide ? 1 : 0;
        }
        return bars;
    }

    private int word(int at) {
        return Short.toUnsignedInt(view.getShort(at));
    }
}
