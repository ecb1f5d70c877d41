package org.vfioscope.simulator.internal.data;

/** An operation that a device feature takes (VFIO_DEVICE_FEATURE_GET and _SET, linux/vfio.h). */
public enum FeatureOperation {
    /** VFIO_DEVICE_FEATURE_GET. */
    GET,
    /** VFIO_DEVICE_FEATURE_SET. */
    SET
}
