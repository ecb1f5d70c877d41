package org.vfioscope.model;

import java.util.Optional;
import org.vfioscope.model.errno.Errno;

/**
 * What a device answered when it was asked whether it knows a feature; asking changes nothing.
 *
 * @param number the feature's number, 0 to 65535
 * @param name its name in linux/vfio.h, or {@code feature N} where the number is not settled
 * @param get the errno that a GET is refused with; empty where the device takes it
 * @param set the errno that a SET is refused with; empty where the device takes it
 */
public record FeatureProbe(int number, String name, Optional<Errno> get, Optional<Errno> set) {

    /** The features whose numbers are settled, by number: VFIO_DEVICE_FEATURE_* of linux/vfio.h. */
    private static final String[] NAMES = {
        "PCI_VF_TOKEN",
        "MIGRATION",
        "MIG_DEVICE_STATE",
        "LOW_POWER_ENTRY",
        "LOW_POWER_ENTRY_WITH_WAKEUP",
        "LOW_POWER_EXIT",
        "DMA_LOGGING_START",
        "DMA_LOGGING_STOP",
        "DMA_LOGGING_REPORT",
        "MIG_DATA_SIZE",
        "BUS_MASTER",
        "DMA_BUF",
        "MIG_PRECOPY_INFOv2"
    };

    /**
     * The name of a feature.
     *
     * @param number its number
     * @return the name, or {@code feature N} for numbers of 13 and up, which are contested between patch series
     */
    public static String name(int number) {
        return number < NAMES.length ? NAMES[number] : "feature " + number;
    }

    /** {@return whether the device takes a GET or a SET of it} */
    public boolean isKnown() {
        return get.isEmpty() || set.isEmpty();
    }
}
