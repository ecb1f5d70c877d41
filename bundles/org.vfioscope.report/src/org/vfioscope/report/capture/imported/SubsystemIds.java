package org.vfioscope.report.capture.imported;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.model.pci.PciCapability;

/** Finds a function's subsystem ids, which are in another place in each kind of header (linux/pci_regs.h). */
final class SubsystemIds {

    private static final int HEADER_TYPE = 0x0e;
    private static final int HEADER_TYPE_MASK = 0x7f;
    private static final int BRIDGE = 1;
    private static final int CARDBUS = 2;

    /** PCI_SUBSYSTEM_VENDOR_ID, the device's id two bytes behind it. */
    private static final int OF_A_DEVICE = 0x2c;

    /** PCI_CB_SUBSYSTEM_VENDOR_ID, behind the header that all have. */
    private static final int OF_CARDBUS = 0x40;

    /** PCI_CAP_ID_SSVID and PCI_SSVID_VENDOR_ID, from the capability's start. */
    private static final int CAP_ID_SSVID = 0x0d;

    private static final int SSVID_VENDOR = 4;

    private SubsystemIds() {}

    /** The vendor in the lower 16 bits, the device in the upper ones; 0 where there are none, or they were not dumped. */
    static int in(ByteBuffer config, List<PciCapability> capabilities) {
        int at = switch (config.get(HEADER_TYPE) & HEADER_TYPE_MASK) {
            case BRIDGE ->
                capabilities.stream()
                        .filter(capability -> !capability.extended() && capability.id() == CAP_ID_SSVID)
                        .mapToInt(capability -> capability.offset() + SSVID_VENDOR)
                        .findFirst()
                        .orElse(config.limit());
            case CARDBUS -> OF_CARDBUS;
            default -> OF_A_DEVICE;
        };
        return at + Integer.BYTES <= config.limit() ? config.getInt(at) : 0;
    }
}
