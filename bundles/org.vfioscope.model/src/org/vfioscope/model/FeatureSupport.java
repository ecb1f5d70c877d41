package org.vfioscope.model;

/**
 * Whether a device offers a feature of VFIO_DEVICE_FEATURE, as a PROBE told it.
 *
 * @param level the answer in one word
 * @param reason the answer in words, with the errno where there was one
 */
public record FeatureSupport(Level level, String reason) {

    /** The answer in one word. */
    public enum Level {
        /** The device offers it. */
        SUPPORTED,
        /** The backend has no device features at all; everything else goes on. */
        NOT_IN_BACKEND,
        /** The kernel answered ENOTTY; everything else goes on. */
        NOT_IN_KERNEL,
        /** The driver answered EOPNOTSUPP, or ENOTTY for what is no PCI device; everything else goes on. */
        NOT_IN_DRIVER,
        /** The probe failed otherwise. */
        ERROR
    }

    /** {@return whether the device offers it} */
    public boolean isSupported() {
        return level == Level.SUPPORTED;
    }
}
