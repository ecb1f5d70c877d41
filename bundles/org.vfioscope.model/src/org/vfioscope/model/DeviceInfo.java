package org.vfioscope.model;

import java.util.List;
import java.util.Set;

/**
 * The answer to VFIO_DEVICE_GET_INFO ({@code struct vfio_device_info}).
 *
 * @param flags the named flags
 * @param rawFlags the flags word as the kernel gave it, unnamed bits included
 * @param regionCount how many region indices exist, from 0
 * @param irqCount how many interrupt indices exist, from 0
 * @param capabilities the device's capability chain, in the kernel's order; every id is kept as unknown
 */
public record DeviceInfo(
        Set<DeviceFlag> flags, int rawFlags, int regionCount, int irqCount, List<Capability> capabilities) {

    /** Keeps own copies. */
    public DeviceInfo {
        flags = Set.copyOf(flags);
        capabilities = List.copyOf(capabilities);
    }

    /** {@return whether region and interrupt indices are those of VFIO_PCI_*} */
    public boolean isPci() {
        return flags.contains(DeviceFlag.PCI);
    }
}
