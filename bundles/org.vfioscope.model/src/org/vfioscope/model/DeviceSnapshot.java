package org.vfioscope.model;

import java.util.List;
import java.util.Optional;

/**
 * Everything that an open device said of itself at one moment. No BAR was read for it.
 *
 * @param device what discovery knew
 * @param via how it was opened, such as {@code group 8, type1}
 * @param info the device's info
 * @param regions the regions that the kernel answered for, absent ones (size 0) included, in order of index
 * @param irqs the interrupts that the kernel answered for, in order of index
 * @param msix the MSI-X table, where the device has one
 * @param dmabufSupport whether it exports its BARs as dmabufs
 * @param problems what could not be read, each in one sentence
 */
public record DeviceSnapshot(
        DeviceDescription device,
        String via,
        DeviceInfo info,
        List<RegionSnapshot> regions,
        List<IrqInfo> irqs,
        Optional<MsixTable> msix,
        FeatureSupport dmabufSupport,
        List<String> problems) {

    /** Keeps own copies. */
    public DeviceSnapshot {
        regions = List.copyOf(regions);
        irqs = List.copyOf(irqs);
        problems = List.copyOf(problems);
    }

    /**
     * A region by its index.
     *
     * @param index the region index
     * @return the region, or empty where the device has none of that index
     */
    public Optional<RegionSnapshot> region(int index) {
        return regions.stream().filter(r -> r.index() == index).findFirst();
    }
}
