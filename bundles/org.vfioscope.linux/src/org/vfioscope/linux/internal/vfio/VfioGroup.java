package org.vfioscope.linux.internal.vfio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.holders.NodeHolders;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.sysfs.IommuGroup;
import org.vfioscope.linux.internal.sysfs.Obstacles;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** An open IOMMU group in a container of its own, from which its devices are opened. */
final class VfioGroup implements AutoCloseable {

    /** sizeof(struct vfio_group_status), linux/vfio.h: argsz, flags. */
    private static final int STATUS_SIZE = 8;
    /** VFIO_GROUP_FLAGS_VIABLE, linux/vfio.h. */
    private static final int VIABLE = 1;

    private final VfioNode container;
    private final VfioNode group;

    private VfioGroup(VfioNode container, VfioNode group) {
        this.container = container;
        this.group = group;
    }

    /**
     * Opens a group and puts it into a new container with type1.
     *
     * @throws VfioException if the kernel refuses; everything is closed again
     */
    static VfioGroup open(HostPaths paths, int number) throws VfioException {
        VfioNode container = VfioContainer.open(paths.containerNode());
        try {
            VfioNode group = openNode(paths, number);
            try {
                requireViable(paths, number, group);
                setContainer(paths, number, group, container);
                container.ioctl(Operation.SET_IOMMU, VfioIoctl.SET_IOMMU, VfioContainer.TYPE1V2_IOMMU);
                return new VfioGroup(container, group);
            } catch (VfioException e) {
                throw Cleanup.closeAfter(e, group);
            }
        } catch (VfioException e) {
            throw Cleanup.closeAfter(e, container);
        }
    }

    /** Opens a device of the group, by its name in sysfs; the kernel sets close-on-exec. */
    VfioNode device(String name) throws VfioException {
        ByteBuffer argument = StandardCharsets.US_ASCII.encode(name + "\0");
        int fd = group.ioctl(Operation.GROUP_GET_DEVICE_FD, VfioIoctl.GROUP_GET_DEVICE_FD, argument);
        return new VfioNode(new OwnedDescriptor(name, fd));
    }

    private static VfioNode openNode(HostPaths paths, int number) throws VfioException {
        Path node = paths.groupNode(number);
        try {
            return VfioNode.open(node, Operation.OPEN_GROUP);
        } catch (VfioException e) {
            if (e.errno().equals(Errno.EACCES)) {
                throw because(
                        e, new Advice("This user may not read and write %s".formatted(node), Obstacles.grant(node)));
            }
            if (e.errno().equals(Errno.EBUSY)) {
                throw because(e, busy(node, NodeHolders.of(paths, node)));
            }
            throw e;
        }
    }

    private static Advice busy(Path node, List<String> holders) {
        return holders.isEmpty()
                ? new Advice(
                        "Another process has %s open; a group has one owner at a time".formatted(node),
                        "Find it as root with: fuser -v %s  and stop it, often a virtual machine".formatted(node))
                : new Advice(
                        "%s has %s open; a group has one owner at a time".formatted(String.join(", ", holders), node),
                        "Close the device there, or stop that process");
    }

    private static void requireViable(HostPaths paths, int number, VfioNode group) throws VfioException {
        ByteBuffer status =
                ByteBuffer.allocate(STATUS_SIZE).order(ByteOrder.LITTLE_ENDIAN).putInt(0, STATUS_SIZE);
        group.ioctl(Operation.GROUP_GET_STATUS, VfioIoctl.GROUP_GET_STATUS, status);
        if ((status.getInt(Integer.BYTES) & VIABLE) == 0) {
            throw new VfioException(
                    group.subject(), Operation.GROUP_GET_STATUS, Errno.EPERM, IommuGroup.notViable(paths, number));
        }
    }

    private static void setContainer(HostPaths paths, int number, VfioNode group, VfioNode container)
            throws VfioException {
        ByteBuffer argument = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.nativeOrder());
        argument.putInt(0, container.number());
        try {
            group.ioctl(Operation.GROUP_SET_CONTAINER, VfioIoctl.GROUP_SET_CONTAINER, argument);
        } catch (VfioException e) {
            // a driver may have taken a device of the group since its status was asked for
            throw e.errno().equals(Errno.EPERM) ? because(e, IommuGroup.notViable(paths, number)) : e;
        }
    }

    private static VfioException because(VfioException e, Advice advice) {
        return new VfioException(e.subject(), e.operation(), e.errno(), advice);
    }

    @Override
    public void close() throws VfioException {
        try (VfioNode second = container;
                VfioNode first = group) {
            // resources close from last to first, each whatever the other throws
        }
    }
}
