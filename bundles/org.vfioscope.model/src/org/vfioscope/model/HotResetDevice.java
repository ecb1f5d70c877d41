package org.vfioscope.model;

import java.util.OptionalInt;

/**
 * A device that a hot reset of another one resets with it (struct vfio_pci_dependent_device, linux/vfio.h).
 *
 * @param address the device
 * @param group its IOMMU group, where the device was opened by its group
 * @param ownedHere whether this process holds it by the same iommufd, where the device was opened by iommufd: it has that
 *     device itself open, or another one of its IOMMU group (VFIO_PCI_DEVID_OWNED)
 */
public record HotResetDevice(Bdf address, OptionalInt group, boolean ownedHere) {}
