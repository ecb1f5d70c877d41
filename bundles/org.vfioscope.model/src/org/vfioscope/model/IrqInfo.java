package org.vfioscope.model;

import java.util.Set;

/**
 * The answer to VFIO_DEVICE_GET_IRQ_INFO ({@code struct vfio_irq_info}).
 *
 * @param index the interrupt index that was asked for
 * @param flags the named flags
 * @param rawFlags the flags word as the kernel gave it
 * @param count how many interrupts of this index the device has; 0 where it has none
 */
public record IrqInfo(int index, Set<IrqFlag> flags, int rawFlags, int count) {

    /** Keeps an own copy. */
    public IrqInfo {
        flags = Set.copyOf(flags);
    }
}
