package org.vfioscope.access.spi;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * The calls of one open device, at the level of the kernel's interface (compare VFIODeviceIOOps in QEMU's
 * include/hw/vfio/vfio-device.h): bytes in, bytes out, one call each. Parsing, rules and book-keeping are done once, by
 * the session above it.
 *
 * <p>All buffers are little-endian, hold the structure of linux/vfio.h from index 0 to the limit, and are filled in
 * place; the caller has set argsz. Every method blocks and may be called from any thread, one at a time.
 */
public interface DeviceIo extends AutoCloseable {

    /**
     * {@return how the device was opened, such as {@code group 8, type1}: it begins with the label of the
     * {@link org.vfioscope.model.OpenWay}, where it is one}
     */
    String via();

    /** {@return the page size of the host that maps the device, in bytes, a power of two} */
    long pageSize();

    /**
     * Completes what discovery knew by what the open device tells of itself, for backends whose devices tell nothing before.
     * Blocks; reads no BAR.
     *
     * @param discovered what discovery knew
     * @return the description to be used from now on
     * @throws VfioException if the device cannot be used after all
     */
    default DeviceDescription describe(DeviceDescription discovered) throws VfioException {
        return discovered;
    }

    /**
     * VFIO_DEVICE_GET_INFO.
     *
     * @param info {@code struct vfio_device_info}, argsz set to the limit
     * @throws VfioException if the call is refused
     */
    void getInfo(ByteBuffer info) throws VfioException;

    /**
     * VFIO_DEVICE_GET_REGION_INFO.
     *
     * @param info {@code struct vfio_region_info}, argsz set to the limit and the index set; a larger argsz than the
     *     limit afterwards says how large a buffer the capabilities need
     * @throws VfioException if the call is refused; EINVAL where there is no such region
     */
    void getRegionInfo(ByteBuffer info) throws VfioException;

    /**
     * VFIO_DEVICE_GET_IRQ_INFO.
     *
     * @param info {@code struct vfio_irq_info}, argsz set to the limit and the index set
     * @throws VfioException if the call is refused; EINVAL where there is no such interrupt
     */
    void getIrqInfo(ByteBuffer info) throws VfioException;

    /**
     * VFIO_DEVICE_FEATURE, for backends that have it.
     *
     * @return the call, or empty where this backend knows no device features
     */
    Optional<DeviceFeatureCall> deviceFeature();

    /**
     * VFIO_USER_DEVICE_GET_REGION_IO_FDS, for backends that have it: asks which parts of a region a hypervisor could reach by
     * descriptors. Those that come with the answer are closed again.
     *
     * @param region the region
     * @return the parts, in the server's order
     * @throws VfioException if the call is refused
     */
    default List<RegionIoFd> regionIoFds(RegionInfo region) throws VfioException {
        return List.of();
    }

    /**
     * Asks to be told when the device goes away by itself, as one does whose server ends. Not called for what this side
     * closes.
     *
     * @param listener called on a thread of the backend's own, which holds no lock; {@link #loss} says what happened
     */
    default void onLoss(Runnable listener) {}

    /**
     * Why the device cannot be asked any more until it is read anew. Does not block.
     *
     * @return what was lost and how; empty while the device is there
     */
    default Optional<VfioException> loss() {
        return Optional.empty();
    }

    /**
     * Reads from a region, in one call. Registers may change by being read.
     *
     * @param region the region
     * @param offset where to start, in bytes from the region's start, unsigned
     * @param into filled from index 0 to its limit; the limit is the width of the access where it is 1, 2, 4 or 8
     * @throws VfioException if the call is refused or gives fewer bytes than asked for
     */
    void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException;

    /**
     * The parts of a region that may hold anything but zeroes, where the backend knows without reading. It saves whoever
     * copies a huge region from reading all of it.
     *
     * @param region the region
     * @return the parts, in no order; the whole region where nothing is known
     */
    default List<MmapRange> content(RegionInfo region) {
        return List.of(new MmapRange(0, region.size()));
    }

    /**
     * Writes to a region, in one call.
     *
     * @param region the region
     * @param offset where to start, in bytes from the region's start, unsigned
     * @param from written from index 0 to its limit; the limit is the width of the access where it is 1, 2, 4 or 8
     * @throws VfioException if the call is refused or takes fewer bytes than given
     */
    void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException;

    /**
     * Takes over a dmabuf descriptor that {@link #deviceFeature()} made.
     *
     * @param fd the descriptor's number, as the feature call returned it
     * @return the descriptor; the caller closes it
     */
    DmabufDescriptor dmabuf(int fd);

    /**
     * What the device said earlier, for one that is replayed from a file: the session then takes it as its snapshot and
     * asks none of the calls above but {@link #read}.
     *
     * @return the recording; empty for a device that can be asked
     */
    default Optional<Recording> recording() {
        return Optional.empty();
    }

    /**
     * Maps a part of a region into this process by mmap(2).
     *
     * @param region the region
     * @param offset where the part begins, in bytes from the region's start, a multiple of the page size
     * @param length its length in bytes, a multiple of the page size
     * @param writable whether it can be written
     * @return the mapping; the caller closes it
     * @throws VfioException if the kernel refuses; ENODEV where this backend maps nothing
     */
    default RegionMapping map(RegionInfo region, long offset, long length, boolean writable) throws VfioException {
        throw new VfioException("region " + region.index(), Operation.REGION_MMAP, Errno.ENODEV);
    }

    /**
     * Gives the device's DMA an address space: a new IOAS that the device is attached to, or the container of its group.
     *
     * @return the address space, which the caller closes before the device; empty where the device has none that this
     *     process could map for, as in no-IOMMU mode
     * @throws VfioException if the kernel refuses; whatever was made on the way is given back
     */
    default Optional<AddressSpaceIo> attach() throws VfioException {
        return Optional.empty();
    }

    /**
     * The addresses that may be mapped for the device's DMA.
     *
     * @return the ranges, in ascending order; empty where there are none to tell, as in no-IOMMU mode
     * @throws VfioException if the kernel refuses
     */
    default List<IovaRange> iovaRanges() throws VfioException {
        return List.of();
    }

    /**
     * VFIO_DEVICE_GET_PCI_HOT_RESET_INFO.
     *
     * @param info {@code struct vfio_pci_hot_reset_info}, argsz set to the limit; its count says afterwards how many devices
     *     there are
     * @throws VfioException if the call is refused; ENOSPC where not all devices fit, ENOTTY where there is no such call
     */
    default void getHotResetInfo(ByteBuffer info) throws VfioException {
        throw new VfioException("the device", Operation.DEVICE_GET_PCI_HOT_RESET_INFO, Errno.ENOTTY);
    }

    /**
     * VFIO_DEVICE_RESET.
     *
     * @throws VfioException if the call is refused; EINVAL where the device has no reset
     */
    default void reset() throws VfioException {
        throw new VfioException("the device", Operation.DEVICE_RESET, Errno.EINVAL);
    }

    /** Closes the device and whatever was opened to reach it. Dmabufs that are still open stay open, but lose the device. */
    @Override
    void close() throws VfioException;
}
