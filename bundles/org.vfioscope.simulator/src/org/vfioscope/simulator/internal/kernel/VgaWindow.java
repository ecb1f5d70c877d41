package org.vfioscope.simulator.internal.kernel;

/** The parts of the VGA region that are there (vfio_pci_vga_rw). */
final class VgaWindow {

    private static final long[][] PARTS = {{0x3b0, 0x3bc}, {0x3c0, 0x3e0}, {0xa0000, 0xc0000}};

    private VgaWindow() {}

    /**
     * Whether an access lies in one part.
     *
     * @param offset where it starts, in bytes from the region's start
     * @param count how many bytes it takes
     * @return whether all of them are in the same part
     */
    static boolean isInside(long offset, int count) {
        for (long[] part : PARTS) {
            if (offset >= part[0] && offset + count <= part[1]) {
                return true;
            }
        }
        return false;
    }
}
