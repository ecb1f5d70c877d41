package org.vfioscope.access;

/** What a device answered to VFIO_DEVICE_FEATURE, where no error stood in the way. */
sealed interface FeatureReply {

    /**
     * The device carried the call out.
     *
     * @param value the call's return value: a descriptor for a GET of DMA_BUF, else 0
     */
    record Answered(int value) implements FeatureReply {}

    /**
     * The feature is not known here; everything else goes on.
     *
     * @param reason who does not know it
     */
    record Unsupported(Reason reason) implements FeatureReply {}

    /** Who does not know a feature. */
    enum Reason {
        /** The backend has no device features at all, as most vfio-user servers have none. */
        BACKEND,
        /** The backend's features can be probed alone, as those of vfio-user. */
        PROBES_ALONE,
        /** The kernel or the driver answered ENOTTY for a PCI device. */
        KERNEL,
        /** The driver answered ENOTTY for a device that is no PCI one, such as a mediated device. */
        DRIVER
    }
}
