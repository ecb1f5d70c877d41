package org.vfioscope.model.pci;

/**
 * A BAR register as the configuration space holds it.
 *
 * @param index 0 to 5
 * @param address the address the register holds, its type bits cleared, unsigned
 * @param io whether it is an I/O-port BAR
 * @param is64Bit whether it is a 64-bit memory BAR, which takes the next register too
 * @param prefetchable whether it claims that reads have no side effects
 */
public record ConfigBar(int index, long address, boolean io, boolean is64Bit, boolean prefetchable) {}
