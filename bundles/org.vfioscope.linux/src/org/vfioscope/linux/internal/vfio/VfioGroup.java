package org.vfioscope.linux.internal.vfio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.libc.Sharing;
import org.vfioscope.linux.internal.sysfs.IommuGroup;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** An open IOMMU group in a container of its own, from which its devices are opened. */
final class VfioGroup implements Sharing.Closeable {

    /** sizeof(struct vfio_group_status), linux/vfio.h: argsz, flags. */
    private static final int STATUS_SIZE = 8;
    /** VFIO_GROUP_FLAGS_VIABLE, linux/vfio.h. */
    private static final int VIABLE = 1;

    private final IoctlCall ioctl;
    private final int number;
    private final ContainerType type;
    private final DeviceNode container;
    private final DeviceNode group;

    private VfioGroup(IoctlCall ioctl, int number, ContainerType type, DeviceNode container, DeviceNode group) {
        this.ioctl = ioctl;
        this.number = number;
        this.type = type;
        this.container = container;
        this.group = group;
    }

    /**
     * Opens a group and puts it into a new container: one with type1, or without IOMMU where the group has none.
     *
     * @throws VfioException if the kernel refuses; everything is closed again
     */
    static VfioGroup open(HostPaths paths, IoctlCall ioctl, int number) throws VfioException {
        Path unsafe = paths.noIommuGroupNode(number);
        ContainerType type = Files.exists(unsafe) ? ContainerType.NO_IOMMU : ContainerType.TYPE1;
        Path node = type == ContainerType.NO_IOMMU ? unsafe : paths.groupNode(number);
        DeviceNode container = VfioContainer.open(paths.containerNode(), ioctl, type);
        try {
            DeviceNode group = openNode(paths, ioctl, node, number);
            try {
                requireViable(paths, number, group);
                setContainer(paths, number, group, container);
                container.ioctl(Operation.SET_IOMMU, VfioIoctl.SET_IOMMU, type.number());
                return new VfioGroup(ioctl, number, type, container, group);
            } catch (VfioException e) {
                throw Closing.after(e, group::close);
            }
        } catch (VfioException e) {
            throw Closing.after(e, container::close);
        }
    }

    int number() {
        return number;
    }

    ContainerType type() {
        return type;
    }

    DeviceNode container() {
        return container;
    }

    /** Opens a device of the group, by its name in sysfs; the kernel sets close-on-exec. */
    DeviceNode device(String name) throws VfioException {
        ByteBuffer argument = StandardCharsets.US_ASCII.encode(name + "\0");
        int fd = group.ioctl(Operation.GROUP_GET_DEVICE_FD, VfioIoctl.GROUP_GET_DEVICE_FD, argument);
        return new DeviceNode(ioctl, new OwnedDescriptor(name, fd));
    }

    private static DeviceNode openNode(HostPaths paths, IoctlCall ioctl, Path node, int number) throws VfioException {
        try {
            return DeviceNode.open(ioctl, node, Operation.OPEN_GROUP);
        } catch (VfioException e) {
            if (e.errno().equals(Errno.EACCES)) {
                throw NodeAdvice.forbidden(e, node);
            }
            throw e.errno().equals(Errno.EBUSY) ? NodeAdvice.groupBusy(e, paths, node, number) : e;
        }
    }

    private static void requireViable(HostPaths paths, int number, DeviceNode group) throws VfioException {
        ByteBuffer status =
                ByteBuffer.allocate(STATUS_SIZE).order(ByteOrder.LITTLE_ENDIAN).putInt(0, STATUS_SIZE);
        group.ioctl(Operation.GROUP_GET_STATUS, VfioIoctl.GROUP_GET_STATUS, status);
        if ((status.getInt(Integer.BYTES) & VIABLE) == 0) {
            throw new VfioException(
                    group.subject(), Operation.GROUP_GET_STATUS, Errno.EPERM, IommuGroup.notViable(paths, number));
        }
    }

    private static void setContainer(HostPaths paths, int number, DeviceNode group, DeviceNode container)
            throws VfioException {
        ByteBuffer argument = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        try {
            container
                    .descriptor()
                    .use(
                            Operation.GROUP_SET_CONTAINER,
                            fd -> group.ioctl(
                                    Operation.GROUP_SET_CONTAINER,
                                    VfioIoctl.GROUP_SET_CONTAINER,
                                    argument.putInt(0, fd)));
        } catch (VfioException e) {
            // a driver may have taken a device of the group since its status was asked for
            throw e.errno().equals(Errno.EPERM) ? NodeAdvice.because(e, IommuGroup.notViable(paths, number)) : e;
        }
    }

    @Override
    public void close() throws VfioException {
        Closing closing = new Closing();
        closing.run(group::close);
        closing.run(container::close);
        closing.finish();
    }
}
