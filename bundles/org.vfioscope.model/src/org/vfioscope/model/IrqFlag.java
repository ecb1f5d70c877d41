package org.vfioscope.model;

/** Bits of {@code vfio_irq_info.flags} (VFIO_IRQ_INFO_*, linux/vfio.h). */
public enum IrqFlag implements Flag {
    /** The interrupt is signalled through an eventfd. */
    EVENTFD(1, "signalled through an eventfd"),
    /** It can be masked and unmasked. */
    MASKABLE(1 << 1, "can be masked"),
    /** It masks itself when it fires. */
    AUTOMASKED(1 << 2, "masks itself when it fires"),
    /** The number of enabled vectors cannot grow without disabling all first. */
    NORESIZE(1 << 3, "vectors cannot be added while enabled");

    private final int mask;
    private final String meaning;

    IrqFlag(int mask, String meaning) {
        this.mask = mask;
        this.meaning = meaning;
    }

    @Override
    public int mask() {
        return mask;
    }

    @Override
    public String meaning() {
        return meaning;
    }
}
