package org.vfioscope.simulator.internal.data;

import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;

/** Works out a BAR as the host has placed it from its register in the config space and its size (linux/pci_regs.h). */
final class BarLayout {

    private static final int SPACE_IO = 0x1;
    private static final int TYPE_MASK = 0x6;
    private static final int TYPE_64 = 0x4;
    private static final int PREFETCH = 0x8;
    private static final int LAST_BAR = 5;
    private static final long SMALLEST_IO = 4;
    private static final long SMALLEST_MEMORY = 16;
    private static final long SMALLEST_ROM = 2048;

    private final Check check;
    private final ConfigLayout config;

    BarLayout(Check check, ConfigLayout config) {
        this.check = check;
        this.config = config;
    }

    /**
     * Places a BAR.
     *
     * @param field the region's property, for messages
     * @param index 0 to 5, or 6 for the ROM
     * @param size its size in bytes, unsigned
     * @return the BAR
     * @throws DeviceFileException if register and size contradict each other
     */
    PciBar place(String field, int index, long size) throws DeviceFileException {
        PciBar bar = index == PciIndex.ROM ? rom(size) : bar(field, index, size);
        long smallest = bar.io() ? SMALLEST_IO : index == PciIndex.ROM ? SMALLEST_ROM : SMALLEST_MEMORY;
        check.that(
                Long.bitCount(size) == 1 && Long.compareUnsigned(size, smallest) >= 0,
                field + ".size",
                "0x%x is no power of two of at least 0x%x",
                size,
                smallest);
        check.that(bar.start() != 0, field, "the config space gives no address for it");
        check.that(
                (bar.start() & (size - 1)) == 0,
                field,
                "its address 0x%x in the config space is no multiple of its size 0x%x",
                bar.start(),
                size);
        check.that(
                bar.is64Bit() || Long.compareUnsigned(bar.start() + size, 1L << 32) <= 0,
                field,
                "ends at 0x%x, but its register has 32 bits",
                bar.start() + size);
        return bar;
    }

    private PciBar rom(long size) {
        return new PciBar(PciIndex.ROM, Integer.toUnsignedLong(config.rom() & ~0x7ff), size, false, false, false);
    }

    private PciBar bar(String field, int index, long size) throws DeviceFileException {
        int register = config.bar(index);
        if ((register & SPACE_IO) != 0) {
            return new PciBar(index, Integer.toUnsignedLong(register & ~0x3), size, true, false, false);
        }
        boolean wide = (register & TYPE_MASK) == TYPE_64;
        check.that(!wide || index < LAST_BAR, field, "BAR 5 cannot have 64 bits");
        long start = Integer.toUnsignedLong(register & ~0xf);
        if (wide) {
            start |= (long) config.bar(index + 1) << 32;
        }
        return new PciBar(index, start, size, false, wide, (register & PREFETCH) != 0);
    }
}
