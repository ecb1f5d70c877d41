package org.vfioscope.linux.internal.iommufd;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.libc.Sharing;
import org.vfioscope.model.errno.Operation;

/**
 * An open /dev/iommu: the devices bound to it and the objects made in it share it. Closing it destroys whatever is left in
 * it.
 */
public final class Iommufd implements Sharing.Closeable {

    /** sizeof(struct iommu_ioas_alloc): size, flags, out_ioas_id. */
    private static final int IOAS_ALLOC_SIZE = 12;
    /** Offset of out_ioas_id. */
    private static final int IOAS_ID = 8;

    /** struct iommu_hwpt_alloc up to __reserved: size, flags, dev_id, pt_id, out_hwpt_id, __reserved; the rest counts as 0. */
    private static final int HWPT_ALLOC_SIZE = 24;

    private static final int HWPT_DEVICE = 8;
    private static final int HWPT_PARENT = 12;
    private static final int HWPT_ID = 16;

    /** sizeof(struct iommu_destroy): size, id. */
    private static final int DESTROY_SIZE = 8;

    private final DeviceNode node;

    private Iommufd(DeviceNode node) {
        this.node = node;
    }

    /**
     * Opens it.
     *
     * @param node the node, /dev/iommu
     * @param ioctl carries its ioctls out
     * @return the open iommufd; the caller closes it
     * @throws VfioException if the kernel refuses
     */
    public static Iommufd open(Path node, IoctlCall ioctl) throws VfioException {
        return new Iommufd(DeviceNode.open(ioctl, node, Operation.OPEN_IOMMUFD));
    }

    /** {@return its descriptor, to which devices are bound} */
    public OwnedDescriptor descriptor() {
        return node.descriptor();
    }

    /**
     * Makes an address space (IOMMU_IOAS_ALLOC).
     *
     * @return the address space, empty and with no device attached; the caller closes it
     * @throws VfioException if the kernel refuses
     */
    public Ioas allocateIoas() throws VfioException {
        ByteBuffer request = request(IOAS_ALLOC_SIZE);
        node.ioctl(Operation.IOAS_ALLOC, IommuIoctl.IOAS_ALLOC, request);
        return new Ioas(this, request.getInt(IOAS_ID));
    }

    /**
     * Makes a page table for a device in an address space (IOMMU_HWPT_ALLOC, Linux 6.7). The device stays as it is: nothing
     * is attached.
     *
     * @param device the device's id in this iommufd
     * @param ioas the address space's id
     * @return the page table's id
     * @throws VfioException if the kernel refuses
     */
    int allocatePageTable(int device, int ioas) throws VfioException {
        ByteBuffer request =
                request(HWPT_ALLOC_SIZE).putInt(HWPT_DEVICE, device).putInt(HWPT_PARENT, ioas);
        node.ioctl(Operation.IOMMU_HWPT_ALLOC, IommuIoctl.HWPT_ALLOC, request);
        return request.getInt(HWPT_ID);
    }

    /** IOMMU_DESTROY of any object. */
    void destroy(int id) throws VfioException {
        node.ioctl(
                Operation.IOMMU_DESTROY,
                IommuIoctl.DESTROY,
                request(DESTROY_SIZE).putInt(Integer.BYTES, id));
    }

    DeviceNode node() {
        return node;
    }

    /** A structure of iommufd: its size comes first. */
    static ByteBuffer request(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
    }

    /** Closes it; the second time, nothing happens. */
    @Override
    public void close() throws VfioException {
        node.close();
    }
}
