package org.vfioscope.model;

/**
 * A BAR as the host has placed it, read from sysfs without touching the device.
 *
 * @param index 0 to 5, or 6 for the expansion ROM
 * @param start the host-physical (or I/O-port) address, unsigned
 * @param size its length in bytes, unsigned
 * @param io whether it is an I/O-port BAR rather than memory
 * @param is64Bit whether it is a 64-bit memory BAR
 * @param prefetchable whether reads of it have no side effects, as the BAR itself claims
 */
public record PciBar(int index, long start, long size, boolean io, boolean is64Bit, boolean prefetchable) {

    /** {@return what lspci would call it, such as {@code 64-bit prefetchable memory}} */
    public String kind() {
        if (io) {
            return "I/O ports";
        }
        if (index == PciIndex.ROM) {
            return "expansion ROM";
        }
        return (is64Bit ? "64-bit" : "32-bit") + (prefetchable ? " prefetchable" : "") + " memory";
    }
}
