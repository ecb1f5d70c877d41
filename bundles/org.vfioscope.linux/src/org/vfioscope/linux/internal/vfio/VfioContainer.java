package org.vfioscope.linux.internal.vfio;

import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A VFIO container, which holds the DMA mappings of the groups in it; here it only makes their devices openable. */
final class VfioContainer {

    /** VFIO_API_VERSION, linux/vfio.h. */
    private static final int API_VERSION = 0;
    /** VFIO_TYPE1v2_IOMMU, linux/vfio.h. */
    static final int TYPE1V2_IOMMU = 3;

    private VfioContainer() {}

    /** Opens a container and makes sure that it can be used as this program does. */
    static VfioNode open(Path node) throws VfioException {
        VfioNode container = VfioNode.open(node, Operation.OPEN_CONTAINER);
        try {
            int version = container.ioctl(Operation.GET_API_VERSION, VfioIoctl.GET_API_VERSION, 0);
            if (version != API_VERSION) {
                throw new VfioException(
                        container.subject(),
                        Operation.GET_API_VERSION,
                        Errno.EOPNOTSUPP,
                        new Advice(
                                "The kernel speaks version %d of VFIO's interface, this program version %d"
                                        .formatted(version, API_VERSION),
                                "Use a version of this program that is made for this kernel"));
            }
            if (container.ioctl(Operation.CHECK_EXTENSION, VfioIoctl.CHECK_EXTENSION, TYPE1V2_IOMMU) == 0) {
                throw new VfioException(
                        container.subject(),
                        Operation.CHECK_EXTENSION,
                        Errno.EOPNOTSUPP,
                        new Advice(
                                "The kernel has no type1v2 IOMMU driver for VFIO",
                                "Load it with: modprobe vfio_iommu_type1"));
            }
            return container;
        } catch (VfioException e) {
            throw Cleanup.closeAfter(e, container);
        }
    }
}
