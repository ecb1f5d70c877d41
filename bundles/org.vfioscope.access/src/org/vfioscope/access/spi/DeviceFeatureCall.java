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

    /**
     * Whether features can be probed alone: a GET or SET is never carried out, so that there are no dmabufs, whatever a probe
     * says of DMA_BUF. So it is with vfio-user, whose features are those of migration.
     *
     * @return whether anything but PROBE is out of the question
     */
    default boolean probesAlone() {
        return false;
    }
}
