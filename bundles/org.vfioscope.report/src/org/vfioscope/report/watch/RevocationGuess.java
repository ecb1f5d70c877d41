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

/**
 * Infers from their devices which dmabufs are revoked, and remembers what a dmabuf is of when its maker is gone.
 *
 * <p>Closing a device revokes its dmabufs for good. It is believed to be closed when it was seen open beside the dmabuf, and two
 * looks in a row found no descriptor of it anywhere: a descriptor that is being handed over is in no process's table for a
 * moment. A process that has closed the descriptor but kept a mapping of the device keeps it open; that is not seen.
 */
final class RevocationGuess {

    private static final int LOOKS_TO_BELIEVE = 2;

    /** What is remembered of a dmabuf as long as anybody holds it. */
    private static final class Remembered {
        private Set<String> devices = Set.of();
        private final Set<String> seenOpen = new HashSet<>();
        private int looksWithoutDevice;
        private boolean closed;

        /** Learns from a look that saw every descriptor there is. */
        void learn(Set<String> open) {
            List<String> now = devices.stream().filter(open::contains).toList();
            seenOpen.addAll(now);
            looksWithoutDevice =
                    now.isEmpty() && !devices.isEmpty() && seenOpen.containsAll(devices) ? looksWithoutDevice + 1 : 0;
            closed |= looksWithoutDevice >= LOOKS_TO_BELIEVE;
        }
    }

    private final Map<Long, Remembered> remembered = new HashMap<>();

    /** Learns what a look found, and forgets dmabufs that nobody holds any more. */
    void learn(HeldDmabufs held) {
        Set<Long> there = new HashSet<>();
        for (HeldDmabuf dmabuf : held.dmabufs()) {
            dmabuf.holding().inode().ifPresent(inode -> {
                there.add(inode);
                Remembered known = remembered.computeIfAbsent(inode, any -> new Remembered());
                Set<String> devices = devices(dmabuf.origin());
                if (!devices.isEmpty()) {
                    known.devices = devices;
                }
            });
        }
        remembered.keySet().retainAll(there);
        // a descriptor that cannot be seen, or does not tell its device, may be one of any device
        boolean seesAll = held.unreadable() == 0
                && held.devices().stream().noneMatch(open -> open.devices().isEmpty());
        Set<String> open = held.devices().stream()
                .map(DeviceHolding::devices)
                .flatMap(List::stream)
                .collect(Collectors.toSet());
        remembered.values().forEach(known -> {
            if (seesAll) {
                known.learn(open);
            } else {
                known.looksWithoutDevice = 0;
            }
        });
    }

    /** What tells of a dmabuf; where it may be of several devices, they have to agree. */
    Evidence evidence(HeldDmabuf dmabuf, Function<String, MemoryAnswer> memory) {
        if (dmabuf.holding().inode().isEmpty()) {
            return Evidence.DEVICE_UNKNOWN;
        }
        long inode = dmabuf.holding().inode().getAsLong();
        Remembered known = remembered.get(inode);
        if (known.closed) {
            return Evidence.DEVICE_CLOSED;
        }
        List<Evidence> all =
                known.devices.stream().map(memory).map(Evidence::of).toList();
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
