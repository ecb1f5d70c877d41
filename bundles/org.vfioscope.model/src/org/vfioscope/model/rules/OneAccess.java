package org.vfioscope.model.rules;

import java.util.Optional;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Advice;

/**
 * Which reads and writes of a region the kernel carries out as one access to the device. The others it splits into several
 * without a word (vfio_pci_core_do_io_rw in drivers/vfio/pci/vfio_pci_rdwr.c); to a register that has side effects that is another
 * thing than what was asked for.
 */
public final class OneAccess {

    private OneAccess() {}

    /**
     * Why the kernel would split an access. The config space has no registers that mind, and a length that no register has is a
     * copy of bytes rather than an access.
     *
     * @param region the region's index
     * @param offset in bytes from the region's start, unsigned
     * @param length in bytes
     * @param eightAtOnce whether the kernel moves 8 bytes of a BAR at once, as since Linux 6.14
     * @return cause and remedy; empty where it is one access
     */
    public static Optional<Advice> splits(int region, long offset, int length, boolean eightAtOnce) {
        boolean register = Integer.bitCount(length) == 1 && length <= Long.BYTES;
        if (!register || region == PciIndex.CONFIG) {
            return Optional.empty();
        }
        if ((offset & length - 1) != 0) {
            return Optional.of(new Advice(
                    "The offset is no multiple of the width, so the kernel would make several accesses of it",
                    "Align the offset, or choose a smaller width"));
        }
        if (length == Long.BYTES && (region >= PciIndex.ROM || !eightAtOnce)) {
            return Optional.of(new Advice(
                    "The kernel would make two accesses of 4 bytes of it: Linux reads and writes 8 bytes at once"
                            + " since 6.14, and in BARs only",
                    region < PciIndex.ROM
                            ? "Use a width of 4, or access a mapping of the region"
                            : "Use a width of 4"));
        }
        return Optional.empty();
    }
}
