package org.vfioscope.linux.internal.vfio;

import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.Sharing;

/**
 * The groups that are open in this process. The kernel lets a group be opened once, so its devices share it; with the last
 * of them it is closed. Safe for any thread; opening one group, which may take a while, holds no other up.
 */
public final class VfioGroups {

    private final HostPaths paths;
    private final IoctlCall ioctl;
    private final Sharing<Integer, VfioGroup> open = new Sharing<>();

    /**
     * No group is open yet.
     *
     * @param paths where the nodes are
     * @param ioctl carries the ioctls out
     */
    public VfioGroups(HostPaths paths, IoctlCall ioctl) {
        this.paths = paths;
        this.ioctl = ioctl;
    }

    /**
     * Opens a device by its group, in a container with type1 or, where the group has no IOMMU, without. Blocks.
     *
     * @param name the device's name in sysfs
     * @param number its group
     * @return the open device; the caller closes it
     * @throws VfioException if the kernel refuses; whatever was opened on the way is closed again
     */
    public VfioDeviceIo open(String name, int number) throws VfioException {
        Sharing<Integer, VfioGroup>.Share group = open.acquire(number, () -> VfioGroup.open(paths, ioctl, number));
        try {
            return new VfioDeviceIo(paths, group.get().device(name), new GroupBackend(group));
        } catch (VfioException e) {
            throw Closing.after(e, group::close);
        }
    }
}
