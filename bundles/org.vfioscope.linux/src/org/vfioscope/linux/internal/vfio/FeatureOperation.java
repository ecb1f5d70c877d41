package org.vfioscope.linux.internal.vfio;

import java.nio.ByteBuffer;
import org.vfioscope.model.errno.Operation;

/** Tells the features apart whose refusals are explained apart. */
final class FeatureOperation {

    /** Offset of flags in struct vfio_device_feature, linux/vfio.h. */
    private static final int FLAGS = 4;
    /** VFIO_DEVICE_FEATURE_MASK, linux/vfio.h. */
    private static final int NUMBER_MASK = 0xffff;
    /** VFIO_DEVICE_FEATURE_DMA_BUF, linux/vfio.h. */
    private static final int DMA_BUF = 11;

    private FeatureOperation() {}

    static Operation of(ByteBuffer feature) {
        boolean dmabuf = (feature.getInt(FLAGS) & NUMBER_MASK) == DMA_BUF;
        return dmabuf ? Operation.DEVICE_FEATURE_DMA_BUF : Operation.DEVICE_FEATURE;
    }
}
