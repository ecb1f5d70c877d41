package org.vfioscope.model;

import java.util.OptionalInt;

/**
 * A device that a hot reset of another one resets with it (struct vfio_pci_dependent_device, linux/vfio.h).
 *
 * @param address the device
 * @param group its IOMMU group, where the device was opened by its group
 * @param ownedHere whether this process has it open by the same iommufd, where the device was opened by iommufd
 */
public record HotResetDevice(Bdf address, OptionalInt group, boolean ownedHere) {}
