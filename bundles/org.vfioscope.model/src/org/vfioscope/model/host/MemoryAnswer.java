package org.vfioscope.model.host;

/**
 * Whether a device answers at its memory BARs, as the host tells it without opening or waking the device. Where it does not,
 * VFIO has revoked the dmabufs of its BARs; when it answers again, they are restored.
 */
public enum MemoryAnswer {
    /** It decodes memory and is awake. */
    ANSWERS,
    /** PCI_COMMAND_MEMORY (linux/pci_regs.h) is clear. */
    DECODE_OFF,
    /** It is in D3hot or deeper. */
    D3HOT,
    /** The kernel's runtime power management has suspended it, as its user may ask for (low power entry). */
    SUSPENDED,
    /** The host does not tell. */
    UNKNOWN
}
