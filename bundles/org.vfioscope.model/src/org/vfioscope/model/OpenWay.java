package org.vfioscope.model;

import java.util.Arrays;
import java.util.Optional;

/** The ways in which the kernel's VFIO lets a device be opened. */
public enum OpenWay {
    /** /dev/vfio/devices/vfioN, bound to /dev/iommu (VFIO_DEVICE_BIND_IOMMUFD, linux/vfio.h). */
    IOMMUFD("iommufd"),
    /** /dev/vfio/N in a container with type1, or in no-IOMMU mode. */
    GROUP("group");

    private final String label;

    OpenWay(String label) {
        this.label = label;
    }

    /** {@return the word a user types for it} */
    public String label() {
        return label;
    }

    /**
     * The way with a label.
     *
     * @param label as a user typed it
     * @return the way, or empty where there is none of that label
     */
    public static Optional<OpenWay> of(String label) {
        return Arrays.stream(values()).filter(way -> way.label.equals(label)).findFirst();
    }
}
