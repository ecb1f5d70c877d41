package org.vfioscope.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A device as discovery found it: everything that can be told without opening it or touching its registers.
 *
 * @param name the name it is opened by, such as {@code 0000:03:00.0} or {@code sim:gpu}
 * @param providerId the provider that found it, such as {@code linux} or {@code sim}
 * @param simulated whether nothing real stands behind it
 * @param title vendor and device in words
 * @param pci its PCI identity; empty for a device that is not a PCI one
 * @param driver the bound kernel driver; empty where none is bound
 * @param iommuGroup the IOMMU group's number; empty where it is in none
 * @param bars the BARs as the host has placed them, in order of index
 * @param obstacle why it cannot be opened, with the remedy; empty where it can be tried
 * @param capture what it was when it was captured; empty for a device that is there itself
 */
public record DeviceDescription(
        String name,
        String providerId,
        boolean simulated,
        String title,
        Optional<PciIdentity> pci,
        Optional<String> driver,
        OptionalInt iommuGroup,
        List<PciBar> bars,
        Optional<String> obstacle,
        Optional<CaptureOrigin> capture) {

    /** Keeps an own copy of the BARs. */
    public DeviceDescription {
        bars = List.copyOf(bars);
    }

    /**
     * A device that is there itself, rather than replayed from a file.
     *
     * @param name the name it is opened by
     * @param providerId the provider that found it
     * @param simulated whether nothing real stands behind it
     * @param title vendor and device in words
     * @param pci its PCI identity
     * @param driver the bound kernel driver
     * @param iommuGroup the IOMMU group's number
     * @param bars the BARs as the host has placed them
     * @param obstacle why it cannot be opened
     */
    public DeviceDescription(
            String name,
            String providerId,
            boolean simulated,
            String title,
            Optional<PciIdentity> pci,
            Optional<String> driver,
            OptionalInt iommuGroup,
            List<PciBar> bars,
            Optional<String> obstacle) {
        this(name, providerId, simulated, title, pci, driver, iommuGroup, bars, obstacle, Optional.empty());
    }

    /**
     * Whether it comes from a file that does not tell a part.
     *
     * @param part the part
     * @return false of a device that is there itself
     */
    public boolean lacks(SnapshotPart part) {
        return capture.stream().anyMatch(origin -> origin.notCaptured().contains(part));
    }

    /**
     * The BAR with an index, as the host has placed it.
     *
     * @param index the region index, 0 to 6
     * @return the BAR, or empty where the device has none of that index
     */
    public Optional<PciBar> bar(int index) {
        return bars.stream().filter(b -> b.index() == index).findFirst();
    }
}
