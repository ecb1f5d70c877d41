package org.vfioscope.model.pci;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.parse.MalformedReplyException;

/**
 * Decodes a PCI function's configuration space (all offsets are those of linux/pci_regs.h). A bridge's has fewer BARs, and
 * the rest of its header is not decoded.
 *
 * @param <X> what a failing read of the space throws
 */
public final class PciConfigParser<X extends Exception> {

    /** The standard configuration space, in bytes. */
    public static final int STANDARD_SIZE = 256;

    /** The configuration space of a PCI Express function, in bytes (PCI_CFG_SPACE_EXP_SIZE). */
    public static final int EXTENDED_SIZE = 4096;

    private static final int COMMAND = 0x04;
    private static final int STATUS = 0x06;
    private static final int STATUS_CAP_LIST = 0x10;
    /** PCI_HEADER_TYPE, in the third byte of its dword; PCI_HEADER_TYPE_MASK. */
    private static final int HEADER_TYPE_DWORD = 0x0c;

    private static final int HEADER_TYPE_MASK = 0x7f;
    private static final int HEADER_TYPE_BRIDGE = 1;
    private static final int HEADER_TYPE_CARDBUS = 2;
    private static final int BASE_ADDRESS_0 = 0x10;
    private static final int BARS = 6;
    private static final int CAPABILITY_LIST = 0x34;
    private static final int CARDBUS_CAPABILITY_LIST = 0x14;
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

    private final ConfigReader<X> reader;
    private final int size;
    private final Map<Integer, Integer> dwords = new HashMap<>();

    private PciConfigParser(ConfigReader<X> reader, int size) {
        this.reader = reader;
        this.size = size;
    }

    /**
     * Decodes a configuration space that has been read as a whole.
     *
     * @param config its bytes from 0, at least the header's 64, from position to limit; not changed
     * @return the decoded space
     * @throws MalformedReplyException if a capability list loops or leaves the space, or the MSI-X table is in no BAR
     */
    public static PciConfig parse(ByteBuffer config) throws MalformedReplyException {
        ByteBuffer view = config.slice().order(ByteOrder.LITTLE_ENDIAN);
        ConfigReader<RuntimeException> reader = view::getInt;
        return parse(reader, view.limit());
    }

    /**
     * Decodes a configuration space by reading what is needed of it, each dword once. Blocks as the reader does.
     *
     * @param <X> what a failing read throws
     * @param reader reads the space
     * @param size the space's size in bytes, at least the header's 64
     * @return the decoded space
     * @throws MalformedReplyException if a capability list loops or leaves the space, or the MSI-X table is in no BAR
     * @throws X if a read fails
     */
    public static <X extends Exception> PciConfig parse(ConfigReader<X> reader, int size)
            throws MalformedReplyException, X {
        if (size < HEADER_END) {
            throw new MalformedReplyException(
                    "config space: %d bytes, but the header has %d".formatted(size, HEADER_END));
        }
        return new PciConfigParser<>(reader, size & ~3).parse();
    }

    private PciConfig parse() throws MalformedReplyException, X {
        List<PciCapability> capabilities = new ArrayList<>(standard());
        Optional<PowerState> power = power(at(capabilities, CAP_ID_PM, PM_CTRL + 4));
        Optional<PcieLink> link = link(at(capabilities, CAP_ID_EXP, EXP_LNKSTA + 2));
        Optional<MsixTable> msix = msix(at(capabilities, CAP_ID_MSIX, MSIX_SIZE));
        capabilities.addAll(extended());
        return new PciConfig(new PciCommand(word(COMMAND)), word(STATUS), bars(), capabilities, power, msix, link);
    }

    private List<PciCapability> standard() throws MalformedReplyException, X {
        List<PciCapability> found = new ArrayList<>();
        if ((word(STATUS) & STATUS_CAP_LIST) == 0) {
            return found;
        }
        int end = Math.min(size, STANDARD_SIZE);
        BitSet seen = new BitSet();
        int at = dword(headerType() == HEADER_TYPE_CARDBUS ? CARDBUS_CAPABILITY_LIST : CAPABILITY_LIST) & 0xfc;
        while (at != 0) {
            check(seen, at, HEADER_END, end - 4);
            int header = dword(at);
            int id = header & 0xff;
            found.add(new PciCapability(id, false, at, CapabilityNames.name(id, false)));
            at = header >> 8 & 0xfc;
        }
        return found;
    }

    /** The extended list: id u16, version 4 bits, next 12 bits; all zero where the function has none. */
    private List<PciCapability> extended() throws MalformedReplyException, X {
        List<PciCapability> found = new ArrayList<>();
        if (size < STANDARD_SIZE + 4) {
            return found;
        }
        BitSet seen = new BitSet();
        int at = STANDARD_SIZE;
        while (at != 0) {
            check(seen, at, STANDARD_SIZE, size - 4);
            int header = dword(at);
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

    private static Optional<Integer> at(List<PciCapability> capabilities, int id, int length)
            throws MalformedReplyException {
        for (PciCapability capability : capabilities) {
            if (capability.id() == id) {
                if (capability.offset() > STANDARD_SIZE - length) {
                    throw new MalformedReplyException("config space: %s capability at 0x%x is cut off"
                            .formatted(capability.name(), capability.offset()));
                }
                return Optional.of(capability.offset());
            }
        }
        return Optional.empty();
    }

    private Optional<PowerState> power(Optional<Integer> at) throws X {
        return at.isPresent() ? Optional.of(PowerState.of(dword(at.get() + PM_CTRL))) : Optional.empty();
    }

    private Optional<PcieLink> link(Optional<Integer> at) throws X {
        if (at.isEmpty()) {
            return Optional.empty();
        }
        int can = dword(at.get() + EXP_LNKCAP);
        int runs = word(at.get() + EXP_LNKSTA);
        // an integrated endpoint has no link: all its fields are zero
        return (can & 0x3ff) == 0
                ? Optional.empty()
                : Optional.of(new PcieLink(can & 0xf, can >> 4 & 0x3f, runs & 0xf, runs >> 4 & 0x3f));
    }

    private Optional<MsixTable> msix(Optional<Integer> at) throws MalformedReplyException, X {
        if (at.isEmpty()) {
            return Optional.empty();
        }
        int table = dword(at.get() + MSIX_TABLE);
        int bar = table & MSIX_TABLE_BIR;
        if (bar >= BARS) {
            throw new MalformedReplyException("config space: the MSI-X table is in BAR %d".formatted(bar));
        }
        int entries = (word(at.get() + MSIX_FLAGS) & MSIX_FLAGS_QSIZE) + 1;
        return Optional.of(new MsixTable(bar, Integer.toUnsignedLong(table & ~MSIX_TABLE_BIR), entries));
    }

    private List<ConfigBar> bars() throws X {
        List<ConfigBar> bars = new ArrayList<>();
        int count = barCount();
        for (int index = 0; index < count; index++) {
            int low = dword(BASE_ADDRESS_0 + 4 * index);
            if (low == 0) {
                continue;
            }
            boolean io = (low & 1) != 0;
            boolean is64Bit = !io && (low & 6) == 4 && index + 1 < count;
            long high = is64Bit ? Integer.toUnsignedLong(dword(BASE_ADDRESS_0 + 4 * (index + 1))) << 32 : 0;
            bars.add(new ConfigBar(
                    index, high | Integer.toUnsignedLong(low & (io ? ~3 : ~0xf)), io, is64Bit, !io && (low & 8) != 0));
            index += is64Bit ? 1 : 0;
        }
        return bars;
    }

    private int headerType() throws X {
        return dword(HEADER_TYPE_DWORD) >>> 16 & HEADER_TYPE_MASK;
    }

    private int barCount() throws X {
        return switch (headerType()) {
            case HEADER_TYPE_BRIDGE -> 2;
            case HEADER_TYPE_CARDBUS -> 1;
            default -> BARS;
        };
    }

    private int word(int at) throws X {
        return dword(at & ~3) >>> (at & 2) * Byte.SIZE & 0xffff;
    }

    private int dword(int at) throws X {
        Integer known = dwords.get(at);
        if (known == null) {
            known = reader.read(at);
            dwords.put(at, known);
        }
        return known;
    }
}
