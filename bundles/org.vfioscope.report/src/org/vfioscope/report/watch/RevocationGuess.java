package org.vfioscope.report.watch;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufOrigin;
import org.vfioscope.model.host.DmabufOrigin.Place;
import org.vfioscope.model.host.HeldDmabuf;
import org.vfioscope.model.host.MemoryAnswer;

/** Infers from their devices which dmabufs are revoked, and remembers what a dmabuf is of when its maker is gone. */
final class RevocationGuess {

    private final Map<Long, Set<String>> devicesOf = new HashMap<>();
    private final Set<Long> closed = new HashSet<>();

    /** Learns what a look found, and forgets dmabufs that nobody holds any more. */
    void learn(HeldDmabufs held) {
        Set<Long> there = new HashSet<>();
        for (HeldDmabuf dmabuf : held.dmabufs()) {
            dmabuf.holding().inode().ifPresent(inode -> {
                there.add(inode);
                Set<String> devices = devices(dmabuf.origin());
                if (!devices.isEmpty()) {
                    devicesOf.put(inode, devices);
                }
            });
        }
        devicesOf.keySet().retainAll(there);
        closed.retainAll(there);
        // a descriptor that cannot be seen, or does not tell its device, may be one of any device
        if (held.unreadable() > 0
                || held.devices().stream().anyMatch(open -> open.devices().isEmpty())) {
            return;
        }
        Set<String> open = held.devices().stream()
                .map(DeviceHolding::devices)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        devicesOf.forEach((inode, devices) -> {
            if (devices.stream().noneMatch(open::contains)) {
                closed.add(inode);
            }
        });
    }

    /** What tells of a dmabuf; where it may be of several devices, they have to agree. */
    Evidence evidence(HeldDmabuf dmabuf, Function<String, MemoryAnswer> memory) {
        if (dmabuf.holding().inode().isEmpty()) {
            return Evidence.DEVICE_UNKNOWN;
        }
        long inode = dmabuf.holding().inode().getAsLong();
        if (closed.contains(inode)) {
            return Evidence.DEVICE_CLOSED;
        }
        List<Evidence> all = devicesOf.getOrDefault(inode, Set.of()).stream()
                .map(memory)
                .map(Evidence::of)
                .toList();
        boolean agree = all.stream().map(Evidence::revoked).distinct().count() == 1;
        return agree ? all.getFirst() : Evidence.DEVICE_UNKNOWN;
    }

    private static Set<String> devices(DmabufOrigin origin) {
        return switch (origin) {
            case DmabufOrigin.Own own -> Set.of(own.place().device());
            case DmabufOrigin.Inferred inferred -> Set.of(inferred.place().device());
            case DmabufOrigin.OneOf several ->
                several.places().stream().map(Place::device).collect(Collectors.toCollection(LinkedHashSet::new));
            case DmabufOrigin.Unknown unknown -> Set.of();
        };
    }
}
