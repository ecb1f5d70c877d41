package org.vfioscope.linux.internal.vfio;

import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Opens VFIO containers, which make the devices of the groups in them openable and hold their DMA mappings. */
final class VfioContainer {

    /** VFIO_API_VERSION, linux/vfio.h. */
    private static final int API_VERSION = 0;

    private VfioContainer() {}

    /** Opens a container and makes sure that it can be used as this program does. */
    static DeviceNode open(Path node, IoctlCall ioctl, ContainerType type) throws VfioException {
        DeviceNode container = DeviceNode.open(ioctl, node, Operation.OPEN_CONTAINER);
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
            if (container.ioctl(Operation.CHECK_EXTENSION, VfioIoctl.CHECK_EXTENSION, type.number()) == 0) {
                throw new VfioException(
                        container.subject(), Operation.CHECK_EXTENSION, Errno.EOPNOTSUPP, type.lacking());
            }
            return container;
        } catch (VfioException e) {
            throw Closing.after(e, container::close);
        }
    }
}
