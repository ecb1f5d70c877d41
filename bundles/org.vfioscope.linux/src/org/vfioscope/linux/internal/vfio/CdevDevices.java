package org.vfioscope.linux.internal.vfio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.iommufd.Ioas;
import org.vfioscope.linux.internal.iommufd.Iommufd;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.libc.Sharing;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * The devices that this process opened by their own nodes. All are bound to one iommufd, as the kernel demands of devices of one
 * group; it is opened for the first and closed with the last. Safe for any thread.
 */
public final class CdevDevices {

    /** struct vfio_device_bind_iommufd up to out_devid, all that kernels before 6.17 know: argsz, flags, iommufd, out_devid. */
    private static final int BIND_SIZE = 16;

    private static final int BIND_IOMMUFD = 8;
    private static final int BIND_DEVICE_ID = 12;

    private final HostPaths paths;
    private final IoctlCall ioctl;
    private final Sharing<Path, Iommufd> iommufds = new Sharing<>();
    private final Sharing<Integer, Ioas> spaces = new Sharing<>();

    /**
     * No device is open yet.
     *
     * @param paths where the nodes are
     * @param ioctl carries the ioctls out
     */
    public CdevDevices(HostPaths paths, IoctlCall ioctl) {
        this.paths = paths;
        this.ioctl = ioctl;
    }

    /**
     * Opens a device by its node and binds it to the iommufd. Blocks. Its DMA stays blocked until it is attached.
     *
     * @param name the device's name in sysfs
     * @param node its node
     * @param group its IOMMU group
     * @return the open device; the caller closes it
     * @throws VfioException if the kernel refuses; whatever was opened on the way is closed again
     */
    public VfioDeviceIo open(String name, Path node, int group) throws VfioException {
        Sharing<Path, Iommufd>.Share iommufd = iommufds.acquire(paths.iommuNode(), this::openIommufd);
        try {
            DeviceNode device = openNode(name, node);
            try {
                int id = bind(device, iommufd.get(), node, group);
                IommufdBackend backend =
                        new IommufdBackend(paths, node.getFileName().toString(), group, id, iommufd, spaces);
                return new VfioDeviceIo(paths, device, backend);
            } catch (VfioException e) {
                throw Closing.after(e, device::close);
            }
        } catch (VfioException e) {
            throw Closing.after(e, iommufd::close);
        }
    }

    private Iommufd openIommufd() throws VfioException {
        try {
            return Iommufd.open(paths.iommuNode(), ioctl);
        } catch (VfioException e) {
            throw e.errno().equals(Errno.EACCES) ? NodeAdvice.forbidden(e, paths.iommuNode()) : e;
        }
    }

    private DeviceNode openNode(String name, Path node) throws VfioException {
        try {
            return new DeviceNode(ioctl, OwnedDescriptor.open(node, name, Operation.OPEN_CDEV));
        } catch (VfioException e) {
            throw e.errno().equals(Errno.EACCES) ? NodeAdvice.forbidden(e, node) : e;
        }
    }

    private int bind(DeviceNode device, Iommufd iommufd, Path node, int group) throws VfioException {
        ByteBuffer request =
                ByteBuffer.allocate(BIND_SIZE).order(ByteOrder.LITTLE_ENDIAN).putInt(0, BIND_SIZE);
        try {
            iommufd.descriptor()
                    .use(
                            Operation.DEVICE_BIND_IOMMUFD,
                            fd -> device.ioctl(
                                    Operation.DEVICE_BIND_IOMMUFD,
                                    VfioIoctl.DEVICE_BIND_IOMMUFD,
                                    request.putInt(BIND_IOMMUFD, fd)));
            return request.getInt(BIND_DEVICE_ID);
        } catch (VfioException e) {
            throw NodeAdvice.notBound(e, paths, node, group);
        }
    }
}
