package org.vfioscope.model.pci;

/**
 * One entry of a PCI function's capability lists.
 *
 * @param id the capability's id: 8 bits, or 16 bits where it is an extended one
 * @param extended whether it stands in the extended configuration space, from 0x100
 * @param offset where it starts in the configuration space, in bytes
 * @param name what linux/pci_regs.h calls it, or its number where that has no name
 */
public record PciCapability(int id, boolean extended, int offset, String name) {}
