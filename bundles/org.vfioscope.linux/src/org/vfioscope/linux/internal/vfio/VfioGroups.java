package org.vfioscope.linux.internal.vfio;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;

/**
 * The groups that are open in this process. The kernel lets a group be opened once, so its devices share it; with the last
 * of them it is closed. Safe for any thread.
 */
public final class VfioGroups {

    private final HostPaths paths;
    private final Map<Integer, Shared> open = new HashMap<>();

    private static final class Shared {
        private final VfioGroup group;
        private int devices;

        Shared(VfioGroup group) {
            this.group = group;
        }
    }

    /** A device's share in its group; closed after the device. */
    final class Share implements AutoCloseable {

        private final int number;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Share(int number) {
            this.number = number;
        }

        /** Gives the share back; the second time, nothing happens. */
        @Override
        public void close() throws VfioException {
            if (held.getAndSet(false)) {
                release(number);
            }
        }
    }

    /**
     * No group is open yet.
     *
     * @param paths where the nodes are
     */
    public VfioGroups(HostPaths paths) {
        this.paths = paths;
    }

    /**
     * Opens a device by its group and type1. Blocks.
     *
     * @param name the device's name in sysfs
     * @param number its group
     * @return the open device; the caller closes it
     * @throws VfioException if the kernel refuses; whatever was opened on the way is closed again
     */
    public synchronized VfioDeviceIo open(String name, int number) throws VfioException {
        Shared shared = open.get(number);
        if (shared == null) {
            shared = new Shared(VfioGroup.open(paths, number));
            open.put(number, shared);
        }
        shared.devices++;
        Share share = new Share(number);
        try {
            VfioNode device = shared.group.device(name);
            return new VfioDeviceIo(paths, device, share, "group %d, type1".formatted(number));
        } catch (VfioException e) {
            try {
                share.close();
            } catch (VfioException closing) {
                e.addSuppressed(closing);
            }
            throw e;
        }
    }

    private synchronized void release(int number) throws VfioException {
        Shared shared = open.get(number);
        shared.devices--;
        if (shared.devices == 0) {
            open.remove(number);
            shared.group.close();
        }
    }
}
