package org.vfioscope.report.capture.imported;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.parse.MalformedReplyException;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PciConfigParser;

/** Decodes as much of a configuration space as was dumped. */
final class LspciConfig {

    /** The header, in bytes: all that -x prints, and all that -xxx prints for a user who is not root. */
    static final int HEADER = 64;

    /** PCI_STATUS and its bit PCI_STATUS_CAP_LIST, linux/pci_regs.h. */
    private static final int STATUS = 0x06;

    private static final int CAPABILITY_LIST = 0x10;

    private LspciConfig() {}

    /** The decoded space; what cannot be decoded is told among the problems. */
    static Optional<PciConfig> decode(ByteBuffer dump, List<String> problems) {
        try {
            return Optional.of(dump.limit() > HEADER ? PciConfigParser.parse(dump) : header(dump, problems));
        } catch (MalformedReplyException e) {
            problems.add(e.getMessage());
            return dump.limit() > HEADER ? decode(shorter(dump), problems) : Optional.empty();
        }
    }

    /** The dump without its last part, where what cannot be decoded may be: the extended space, then all but the header. */
    private static ByteBuffer shorter(ByteBuffer dump) {
        int length = dump.limit() > PciConfigParser.STANDARD_SIZE ? PciConfigParser.STANDARD_SIZE : HEADER;
        return dump.slice(0, length).order(ByteOrder.LITTLE_ENDIAN);
    }

    private static PciConfig header(ByteBuffer dump, List<String> problems) throws MalformedReplyException {
        short status = dump.getShort(STATUS);
        ByteBuffer plain = ByteBuffer.allocate(HEADER).order(ByteOrder.LITTLE_ENDIAN);
        plain.put(0, dump, 0, HEADER).putShort(STATUS, (short) (status & ~CAPABILITY_LIST));
        PciConfig config = PciConfigParser.parse(plain);
        if ((status & CAPABILITY_LIST) != 0) {
            problems.add(
                    "PCI capabilities: not captured, as the dump ends behind the header; root's lspci -xxxx has them");
        }
        return new PciConfig(
                config.command(),
                status & 0xffff,
                config.bars(),
                config.capabilities(),
                config.power(),
                config.msix(),
                config.link());
    }
}
