package org.vfioscope.access.spi;

import java.nio.ByteBuffer;
import org.vfioscope.access.VfioException;

/** The VFIO_DEVICE_FEATURE call of one open device (device_feature of QEMU's VFIODeviceIOOps). */
@FunctionalInterface
public interface DeviceFeatureCall {

    /**
     * Carries the call out. Blocks.
     *
     * @param feature {@code struct vfio_device_feature} with its payload, little-endian, argsz and flags set; filled in
     *     place where the feature answers with a payload
     * @return the call's return value: the descriptor for a GET of DMA_BUF, else 0
     * @throws VfioException if the call is refused
     */
    int deviceFeature(ByteBuffer feature) throws VfioException;
}
