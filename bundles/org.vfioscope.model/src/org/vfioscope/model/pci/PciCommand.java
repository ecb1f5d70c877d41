package org.vfioscope.model.pci;

/**
 * The command register of a PCI function (PCI_COMMAND, linux/pci_regs.h).
 *
 * @param word the register, 16 bits
 */
public record PciCommand(int word) {

    /** PCI_COMMAND_IO, linux/pci_regs.h. */
    public static final int IO = 0x1;
    /** PCI_COMMAND_MEMORY, linux/pci_regs.h. */
    public static final int MEMORY = 0x2;
    /** PCI_COMMAND_MASTER, linux/pci_regs.h. */
    public static final int MASTER = 0x4;
    /** PCI_COMMAND_INTX_DISABLE, linux/pci_regs.h. */
    public static final int INTX_DISABLE = 0x400;

    /** {@return whether the function answers at its I/O-port BARs} */
    public boolean ioDecode() {
        return (word & IO) != 0;
    }

    /** {@return whether the function answers at its memory BARs; without it their dmabufs are revoked} */
    public boolean memoryDecode() {
        return (word & MEMORY) != 0;
    }

    /** {@return whether the function may start DMA} */
    public boolean busMaster() {
        return (word & MASTER) != 0;
    }

    /** {@return whether INTx is turned off} */
    public boolean intxDisabled() {
        return (word & INTX_DISABLE) != 0;
    }
}
