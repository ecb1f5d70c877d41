package org.vfioscope.model;

/** Names of the region and interrupt indices of a VFIO device. */
public final class PciIndex {

    /** VFIO_PCI_ROM_REGION_INDEX, linux/vfio.h. */
    public static final int ROM = 6;

    /** VFIO_PCI_CONFIG_REGION_INDEX, linux/vfio.h. */
    public static final int CONFIG = 7;

    /** VFIO_PCI_VGA_REGION_INDEX, linux/vfio.h. */
    public static final int VGA = 8;

    private static final String[] IRQS = {"INTx", "MSI", "MSI-X", "ERR", "REQ"};

    private PciIndex() {}

    /**
     * The name of a region.
     *
     * @param pci whether the device is a PCI one; the names hold for those alone
     * @param index the region index
     * @return such as {@code BAR 0}, {@code ROM} or {@code Region 9}
     */
    public static String regionName(boolean pci, int index) {
        if (!pci || index > VGA) {
            return "Region " + index;
        }
        return switch (index) {
            case ROM -> "ROM";
            case CONFIG -> "Config space";
            case VGA -> "VGA";
            default -> "BAR " + index;
        };
    }

    /**
     * The name of an interrupt index.
     *
     * @param pci whether the device is a PCI one; the names hold for those alone
     * @param index the interrupt index
     * @return such as {@code MSI-X} or {@code IRQ 5}
     */
    public static String irqName(boolean pci, int index) {
        return pci && index < IRQS.length ? IRQS[index] : "IRQ " + index;
    }
}
