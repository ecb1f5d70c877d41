package org.vfioscope.linux.internal.vfio;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.NativeCopy;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.mapping.KernelRegionMapping;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Operation;

/** A device that the kernel's VFIO has opened. */
public final class VfioDeviceIo implements DeviceIo {

    private final HostPaths paths;
    private final DeviceNode device;
    private final IommuBackend backend;

    VfioDeviceIo(HostPaths paths, DeviceNode device, IommuBackend backend) {
        this.paths = paths;
        this.device = device;
        this.backend = backend;
    }

    @Override
    public String via() {
        return backend.via();
    }

    @Override
    public long pageSize() {
        return LibC.pageSize();
    }

    @Override
    public void getInfo(ByteBuffer info) throws VfioException {
        device.ioctl(Operation.DEVICE_GET_INFO, VfioIoctl.DEVICE_GET_INFO, info);
    }

    @Override
    public void getRegionInfo(ByteBuffer info) throws VfioException {
        device.ioctl(Operation.DEVICE_GET_REGION_INFO, VfioIoctl.DEVICE_GET_REGION_INFO, info);
    }

    @Override
    public void getIrqInfo(ByteBuffer info) throws VfioException {
        device.ioctl(Operation.DEVICE_GET_IRQ_INFO, VfioIoctl.DEVICE_GET_IRQ_INFO, info);
    }

    @Override
    public Optional<DeviceFeatureCall> deviceFeature() {
        return Optional.of(feature -> device.ioctl(FeatureOperation.of(feature), VfioIoctl.DEVICE_FEATURE, feature));
    }

    @Override
    public void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException {
        RegionAccess access = new RegionAccess(device.subject(), Operation.REGION_READ, region, offset, into.limit());
        long at = access.positionOnDevice();
        try (Memory memory = new Memory(into.limit())) {
            access.requireComplete(device.descriptor()
                    .call(
                            Operation.REGION_READ,
                            fd -> LibC.pread64(fd, memory, new NativeLong(memory.size()), at)
                                    .longValue()));
            NativeCopy.out(memory, into);
        }
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        RegionAccess access = new RegionAccess(device.subject(), Operation.REGION_WRITE, region, offset, from.limit());
        long at = access.positionOnDevice();
        try (Memory memory = NativeCopy.in(from)) {
            access.requireComplete(device.descriptor()
                    .call(
                            Operation.REGION_WRITE,
                            fd -> LibC.pwrite64(fd, memory, new NativeLong(memory.size()), at)
                                    .longValue()));
        }
    }

    @Override
    public RegionMapping map(RegionInfo region, long offset, long length, boolean writable) throws VfioException {
        return KernelRegionMapping.of(device.descriptor(), region, offset, length, writable);
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        return new KernelDmabuf(paths, new OwnedDescriptor("dmabuf " + fd + " of " + device.subject(), fd));
    }

    @Override
    public Optional<AddressSpaceIo> attach() throws VfioException {
        return backend.attach(device);
    }

    @Override
    public List<IovaRange> iovaRanges() throws VfioException {
        return backend.iovaRanges();
    }

    @Override
    public void getHotResetInfo(ByteBuffer info) throws VfioException {
        device.ioctl(Operation.DEVICE_GET_PCI_HOT_RESET_INFO, VfioIoctl.DEVICE_GET_PCI_HOT_RESET_INFO, info);
    }

    @Override
    public void reset() throws VfioException {
        device.ioctl(Operation.DEVICE_RESET, VfioIoctl.DEVICE_RESET, 0);
    }

    @Override
    public void close() throws VfioException {
        Closing closing = new Closing();
        closing.run(backend::detach);
        closing.run(device::close);
        closing.run(backend::close);
        closing.finish();
    }
}
