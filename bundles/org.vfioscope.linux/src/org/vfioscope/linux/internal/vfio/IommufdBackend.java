package org.vfioscope.linux.internal.vfio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.iommufd.Ioas;
import org.vfioscope.linux.internal.iommufd.Iommufd;
import org.vfioscope.linux.internal.iommufd.ReachableIova;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.Sharing;
import org.vfioscope.linux.internal.sysfs.ReservedRegions;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * The iommufd that a device is bound to. Devices of one group must be attached to one IOAS, so they share it; it is made for the
 * first that is attached and destroyed with the last.
 */
final class IommufdBackend implements IommuBackend {

    /** struct vfio_device_attach_iommufd_pt up to pt_id, all that kernels before 6.15 know: argsz, flags, pt_id. */
    private static final int ATTACH_SIZE = 12;

    private static final int ATTACH_TABLE = 8;

    private final HostPaths paths;
    private final String vfioDevice;
    private final int group;
    private final int deviceId;
    private final Sharing<Path, Iommufd>.Share iommufd;
    private final Sharing<Integer, Ioas> spaces;
    private Optional<IoasAddressSpace> attached = Optional.empty();

    IommufdBackend(
            HostPaths paths,
            String vfioDevice,
            int group,
            int deviceId,
            Sharing<Path, Iommufd>.Share iommufd,
            Sharing<Integer, Ioas> spaces) {
        this.paths = paths;
        this.vfioDevice = vfioDevice;
        this.group = group;
        this.deviceId = deviceId;
        this.iommufd = iommufd;
        this.spaces = spaces;
    }

    @Override
    public String via() {
        return "iommufd, " + vfioDevice;
    }

    @Override
    public synchronized Optional<AddressSpaceIo> attach(DeviceNode device) throws VfioException {
        if (current().isPresent()) {
            // the kernel would move the device to the new one, and the old one's mappings would be lost unseen
            throw new VfioException(
                    device.subject(),
                    Operation.DEVICE_ATTACH_IOMMUFD_PT,
                    Errno.EBUSY,
                    new Advice(
                            "The device is attached to " + current().get().label() + " already",
                            "Use that, or close it first"));
        }
        Sharing<Integer, Ioas>.Share ioas =
                spaces.acquire(group, () -> iommufd.get().allocateIoas());
        try {
            ByteBuffer request = ByteBuffer.allocate(ATTACH_SIZE)
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .putInt(0, ATTACH_SIZE)
                    .putInt(ATTACH_TABLE, ioas.get().id());
            device.ioctl(Operation.DEVICE_ATTACH_IOMMUFD_PT, VfioIoctl.DEVICE_ATTACH_IOMMUFD_PT, request);
        } catch (VfioException e) {
            throw Closing.after(e, ioas::close);
        }
        attached = Optional.of(new IoasAddressSpace(device, ioas));
        return Optional.of(attached.get());
    }

    private Optional<IoasAddressSpace> current() {
        return attached.filter(IoasAddressSpace::isOpen);
    }

    /** What the IOAS says where the device is attached to one; else see {@link ReachableIova}. */
    @Override
    public synchronized List<IovaRange> iovaRanges() throws VfioException {
        if (current().isPresent()) {
            return current().get().iovaRanges();
        }
        return ReachableIova.of(iommufd.get(), deviceId, ReservedRegions.of(paths, group));
    }

    @Override
    public synchronized void detach() throws VfioException {
        if (current().isPresent()) {
            current().get().close();
        }
    }

    @Override
    public void close() throws VfioException {
        iommufd.close();
    }
}
