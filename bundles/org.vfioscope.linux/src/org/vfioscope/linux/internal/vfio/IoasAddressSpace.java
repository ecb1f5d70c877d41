package org.vfioscope.linux.internal.vfio;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.linux.internal.iommufd.Ioas;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.Sharing;
import org.vfioscope.linux.internal.mapping.KernelRegionMapping;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Operation;

/** The IOAS that a device is attached to. */
final class IoasAddressSpace implements AddressSpaceIo {

    /** sizeof(struct vfio_device_detach_iommufd_pt): argsz, flags. */
    private static final int DETACH_SIZE = 8;

    private final DeviceNode device;
    private final Sharing<Integer, Ioas>.Share ioas;
    private final OwnMappings mappings = new OwnMappings();
    private final AtomicBoolean open = new AtomicBoolean(true);

    IoasAddressSpace(DeviceNode device, Sharing<Integer, Ioas>.Share ioas) {
        this.device = device;
        this.ioas = ioas;
    }

    boolean isOpen() {
        return open.get();
    }

    @Override
    public String label() {
        return "IOAS " + Integer.toUnsignedString(ioas.get().id());
    }

    @Override
    public boolean takesDmabufs() {
        return true;
    }

    @Override
    public List<IovaRange> iovaRanges() throws VfioException {
        return ioas.get().iovaRanges();
    }

    @Override
    public long mapDmabuf(DmabufDescriptor dmabuf, long start, long length, OptionalLong iova, DmaAccess access)
            throws VfioException {
        long at =
                ioas.get().mapFile(KernelDmabuf.require(dmabuf, Operation.IOAS_MAP_FILE), start, length, iova, access);
        mappings.add(at, length);
        return at;
    }

    @Override
    public void mapRegion(RegionMapping mapping, long iova, DmaAccess access) throws VfioException {
        KernelRegionMapping.require(mapping, Operation.IOAS_MAP)
                .use(Operation.IOAS_MAP, address -> ioas.get().map(address, mapping.length(), iova, access));
        mappings.add(iova, mapping.length());
    }

    @Override
    public long unmap(long iova, long length) throws VfioException {
        long unmapped = ioas.get().unmap(iova, length);
        mappings.remove(iova, length);
        return unmapped;
    }

    /** The second time, nothing happens. */
    @Override
    public void close() throws VfioException {
        if (!open.getAndSet(false)) {
            return;
        }
        Closing closing = new Closing();
        mappings.unmapAll(closing, ioas.get()::unmap);
        closing.run(this::detach);
        closing.run(ioas::close);
        closing.finish();
    }

    private void detach() throws VfioException {
        ByteBuffer request =
                ByteBuffer.allocate(DETACH_SIZE).order(ByteOrder.LITTLE_ENDIAN).putInt(0, DETACH_SIZE);
        device.ioctl(Operation.DEVICE_DETACH_IOMMUFD_PT, VfioIoctl.DEVICE_DETACH_IOMMUFD_PT, request);
    }
}
