package org.vfioscope.access;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufOrigin;
import org.vfioscope.model.host.DmabufOrigins;
import org.vfioscope.model.host.HeldDmabuf;

/**
 * The dmabufs of all processes, joined with this application's own and with the host's devices.
 *
 * @param dmabufs by process and number
 * @param devices the VFIO devices and groups that processes have open
 * @param unreadable how many processes this user may not look into
 */
public record HeldDmabufs(List<HeldDmabuf> dmabufs, List<DeviceHolding> devices, int unreadable) {

    /** Keeps own copies. */
    public HeldDmabufs {
        dmabufs = List.copyOf(dmabufs);
        devices = List.copyOf(devices);
    }

    /**
     * Looks through all processes. Blocks; opens and wakes no device.
     *
     * @param access the devices, and the sessions whose dmabufs are known for certain
     * @param cancelled polled between processes and devices; once true, what was found so far is returned
     * @return what was found; nothing where no provider's dmabufs are the kernel's
     * @throws VfioException if the processes or the devices cannot be listed
     */
    public static HeldDmabufs search(DeviceAccess access, BooleanSupplier cancelled) throws VfioException {
        List<HeldDmabuf> dmabufs = new ArrayList<>();
        List<DeviceHolding> open = new ArrayList<>();
        int unreadable = 0;
        for (DeviceProvider provider : access.providers()) {
            if (provider.holders().isPresent()) {
                HolderScanner.Scan scan = provider.holders().get().scan(cancelled);
                HeldDmabufs held = join(access, provider.discover(cancelled), scan);
                dmabufs.addAll(held.dmabufs());
                open.addAll(held.devices());
                unreadable += held.unreadable();
            }
        }
        return new HeldDmabufs(dmabufs, open, unreadable);
    }

    /**
     * Joins what was found in all processes with a host's devices.
     *
     * @param access the sessions whose dmabufs are known for certain
     * @param devices the host's devices
     * @param scan what was found in its processes
     * @return the same descriptors, each dmabuf with what it is of
     */
    public static HeldDmabufs join(DeviceAccess access, List<DeviceDescription> devices, HolderScanner.Scan scan) {
        return new HeldDmabufs(
                new DmabufOrigins(own(access), devices, scan.devices()).join(scan.dmabufs()),
                scan.devices(),
                scan.unreadable());
    }

    private static Map<Long, DmabufOrigin.Place> own(DeviceAccess access) {
        Map<Long, DmabufOrigin.Place> own = new HashMap<>();
        for (DeviceSession session : access.sessions()) {
            session.dmabufs().stream()
                    .filter(handle -> handle.isLive() && !handle.dmabuf().simulated())
                    .map(DmabufHandle::dmabuf)
                    .forEach(dmabuf -> own.put(
                            dmabuf.inode(),
                            new DmabufOrigin.Place(session.device().name(), dmabuf.region())));
        }
        return own;
    }
}
