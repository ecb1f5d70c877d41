package org.vfioscope.report.watch;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.DmabufHolding;

/**
 * Looks at a host again and again, and tells what changed since the last look. Nothing is opened or woken. Whether a
 * dmabuf of another process is revoked is visible nowhere. Used by one thread at a time.
 */
public final class HostWatch {

    /** What the kernel's VFIO drivers call themselves as exporters, for example vfio_pci_core. */
    private static final String EXPORTER = "vfio";

    private record Descriptor(long pid, int fd, long inode) {}

    private final DeviceAccess access;
    private Map<String, DeviceDescription> devices;
    private Map<Descriptor, DmabufHolding> dmabufs;

    /**
     * A watch that has not looked yet.
     *
     * @param access where to look
     */
    public HostWatch(DeviceAccess access) {
        this.access = access;
    }

    /**
     * Looks. Blocks as long as discovery does.
     *
     * @return what happened since the last look, devices first; at the first one, what is there
     * @throws VfioException if the host cannot be looked at; the next look compares with the last that succeeded
     */
    public List<WatchEvent> look() throws VfioException {
        Map<String, DeviceDescription> nowDevices = new LinkedHashMap<>();
        Map<Descriptor, DmabufHolding> nowDmabufs = new LinkedHashMap<>();
        for (DeviceProvider provider : access.providers()) {
            provider.discover(() -> false).forEach(device -> nowDevices.put(device.name(), device));
            if (provider.holders().isPresent()) {
                provider.holders().get().scan(() -> false).dmabufs().stream()
                        .filter(holding -> holding.exporter()
                                .filter(name -> name.startsWith(EXPORTER))
                                .isPresent())
                        .forEach(holding -> nowDmabufs.put(
                                new Descriptor(
                                        holding.pid(),
                                        holding.fd(),
                                        holding.inode().orElse(0)),
                                holding));
            }
        }
        List<WatchEvent> events = new ArrayList<>();
        devices(nowDevices, events);
        dmabufs(nowDmabufs, events);
        devices = nowDevices;
        dmabufs = nowDmabufs;
        return events;
    }

    private void devices(Map<String, DeviceDescription> now, List<WatchEvent> events) {
        if (devices == null) {
            now.values().forEach(device -> events.add(new WatchEvent.OfDevice("device-present", device)));
            return;
        }
        devices.forEach((name, device) -> {
            if (!now.containsKey(name)) {
                events.add(new WatchEvent.OfDevice("device-left", device));
            } else if (!now.get(name).equals(device)) {
                events.add(new WatchEvent.OfDevice("device-changed", now.get(name)));
            }
        });
        now.forEach((name, device) -> {
            if (!devices.containsKey(name)) {
                events.add(new WatchEvent.OfDevice("device-came", device));
            }
        });
    }

    private void dmabufs(Map<Descriptor, DmabufHolding> now, List<WatchEvent> events) {
        if (dmabufs == null) {
            now.values().forEach(holding -> events.add(new WatchEvent.OfDmabuf("dmabuf-present", holding)));
            return;
        }
        dmabufs.forEach((descriptor, holding) -> {
            if (!now.containsKey(descriptor)) {
                events.add(new WatchEvent.OfDmabuf("dmabuf-released", holding));
            }
        });
        now.forEach((descriptor, holding) -> {
            if (!dmabufs.containsKey(descriptor)) {
                events.add(new WatchEvent.OfDmabuf("dmabuf-created", holding));
            }
        });
    }
}
