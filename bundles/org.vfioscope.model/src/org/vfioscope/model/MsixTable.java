package org.vfioscope.model;

/**
 * Where a device keeps its MSI-X table, read from the MSI-X capability of its configuration space.
 *
 * @param bar the BAR (region index) that holds the table
 * @param offset the table's offset in that BAR, in bytes, unsigned 32 bits
 * @param entries how many entries of 16 bytes it has, 1 to 2048
 */
public record MsixTable(int bar, long offset, int entries) {

    /** PCI_MSIX_ENTRY_SIZE, linux/pci_regs.h, in bytes. */
    public static final int ENTRY_SIZE = 16;

    /** {@return the table's length in bytes} */
    public long size() {
        return (long) entries * ENTRY_SIZE;
    }
}
