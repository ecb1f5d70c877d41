package org.vfioscope.report.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;

/**
 * Looks at a host again and again, and tells what changed since the last look. Nothing is opened or woken. Whether a dmabuf is
 * revoked is visible nowhere: it is inferred from the device that the dmabuf is of, and what happened and was undone between
 * two looks, such as a reset, is not noticed. Used by one thread at a time.
 */
public final class HostWatch {

    private final DeviceAccess access;
    private final Map<DeviceProvider, RevocationGuess> guesses = new HashMap<>();
    private final DmabufWatch dmabufs = new DmabufWatch();
    private Map<String, DeviceDescription> devices;

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
        Map<String, DeviceDescription> now = new LinkedHashMap<>();
        List<DmabufWatch.Seen> seen = new ArrayList<>();
        for (DeviceProvider provider : access.providers()) {
            List<DeviceDescription> found = provider.discover(() -> false);
            found.forEach(device -> now.put(device.name(), device));
            if (provider.holders().isPresent()) {
                HeldDmabufs held =
                        HeldDmabufs.join(access, found, provider.holders().get().scan(() -> false));
                RevocationGuess guess = guesses.computeIfAbsent(provider, any -> new RevocationGuess());
                guess.learn(held);
                held.dmabufs().stream()
                        .filter(DmabufWatch::isOfVfio)
                        .forEach(dmabuf ->
                                seen.add(new DmabufWatch.Seen(dmabuf, guess.evidence(dmabuf, provider::memory))));
            }
        }
        List<WatchEvent> events = new ArrayList<>();
        devices(now, events);
        dmabufs.compare(seen, events);
        devices = now;
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
}
