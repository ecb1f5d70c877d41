package org.vfioscope.model;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.pci.PciConfig;

/**
 * Everything that an open device said of itself at one moment. No BAR was read for it.
 *
 * @param device what discovery knew
 * @param via how it was opened, such as {@code group 8, type1}
 * @param info the device's info
 * @param regions the regions that the kernel answered for, absent ones (size 0) included, in order of index
 * @param irqs the interrupts that the kernel answered for, in order of index
 * @param config the configuration space, decoded; empty where the device is no PCI one or it could not be read
 * @param features what it answered to a probe of every feature; none where its backend has no device features
 * @param dmabufSupport whether it exports its BARs as dmabufs
 * @param hotReset the devices that a hot reset of this one resets with it, itself included; empty where the kernel did not
 *     tell
 * @param iovaRanges the addresses that may be mapped for its DMA, in ascending order; none where the kernel told none
 * @param pageSize the page size of the host that maps it, in bytes
 * @param problems what could not be read, each in one sentence
 * @param notCaptured the parts that nobody asked the device for, so that what stands in their place means nothing; none
 *     for a device that was read itself
 */
public record DeviceSnapshot(
        DeviceDescription device,
        String via,
        DeviceInfo info,
        List<RegionSnapshot> regions,
        List<IrqInfo> irqs,
        Optional<PciConfig> config,
        List<FeatureProbe> features,
        FeatureSupport dmabufSupport,
        Optional<List<HotResetDevice>> hotReset,
        List<IovaRange> iovaRanges,
        long pageSize,
        List<String> problems,
        Set<SnapshotPart> notCaptured) {

    /** Keeps own copies. */
    public DeviceSnapshot {
        regions = List.copyOf(regions);
        irqs = List.copyOf(irqs);
        features = List.copyOf(features);
        hotReset = hotReset.map(List::copyOf);
        iovaRanges = List.copyOf(iovaRanges);
        problems = List.copyOf(problems);
        notCaptured = Set.copyOf(notCaptured);
    }

    /**
     * The snapshot of a device that was asked for everything.
     *
     * @param device what discovery knew
     * @param via how it was opened
     * @param info the device's info
     * @param regions the regions that the kernel answered for
     * @param irqs the interrupts that the kernel answered for
     * @param config the configuration space, decoded
     * @param features what it answered to a probe of every feature
     * @param dmabufSupport whether it exports its BARs as dmabufs
     * @param hotReset the devices that a hot reset of this one resets with it
     * @param iovaRanges the addresses that may be mapped for its DMA
     * @param pageSize the page size of the host that maps it, in bytes
     * @param problems what could not be read
     */
    public DeviceSnapshot(
            DeviceDescription device,
            String via,
            DeviceInfo info,
            List<RegionSnapshot> regions,
            List<IrqInfo> irqs,
            Optional<PciConfig> config,
            List<FeatureProbe> features,
            FeatureSupport dmabufSupport,
            Optional<List<HotResetDevice>> hotReset,
            List<IovaRange> iovaRanges,
            long pageSize,
            List<String> problems) {
        this(
                device,
                via,
                info,
                regions,
                irqs,
                config,
                features,
                dmabufSupport,
                hotReset,
                iovaRanges,
                pageSize,
                problems,
                Set.of());
    }

    /**
     * Whether a part is known.
     *
     * @param part the part
     * @return whether what the snapshot says of it came from the device
     */
    public boolean has(SnapshotPart part) {
        return !notCaptured.contains(part);
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

    /** {@return the MSI-X table, where the device has one} */
    public Optional<MsixTable> msix() {
        return config.flatMap(PciConfig::msix);
    }

    /**
     * The same snapshot with another configuration space.
     *
     * @param now the configuration space
     * @return the snapshot
     */
    public DeviceSnapshot withConfig(PciConfig now) {
        return new DeviceSnapshot(
                device,
                via,
                info,
                regions,
                irqs,
                Optional.of(now),
                features,
                dmabufSupport,
                hotReset,
                iovaRanges,
                pageSize,
                problems,
                notCaptured);
    }
}
