package org.vfioscope.report.watch;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.HeldDmabuf;

/** Compares the descriptors of VFIO's dmabufs with those of the last look. */
final class DmabufWatch {

    /** What the kernel's VFIO drivers call themselves as exporters, for example vfio_pci_core. */
    private static final String EXPORTER = "vfio";

    /** A descriptor that a look found, and what tells whether its dmabuf is revoked. */
    record Seen(HeldDmabuf held, Evidence evidence) {}

    private record Descriptor(long pid, int fd, long inode) {

        static Descriptor of(DmabufHolding holding) {
            return new Descriptor(holding.pid(), holding.fd(), holding.inode().orElse(0));
        }
    }

    private record Known(HeldDmabuf held, DmabufBelief belief) {

        WatchEvent.OfDmabuf event(String name) {
            return new WatchEvent.OfDmabuf(name, held, belief);
        }
    }

    private Map<Descriptor, Known> before;

    static boolean isOfVfio(HeldDmabuf dmabuf) {
        return dmabuf.holding()
                .exporter()
                .filter(name -> name.startsWith(EXPORTER))
                .isPresent();
    }

    /** Adds what happened since the last look; at the first one, what is there. */
    void compare(List<Seen> seen, List<WatchEvent> events) {
        Map<Descriptor, Known> now = new LinkedHashMap<>();
        seen.forEach(dmabuf -> now.put(Descriptor.of(dmabuf.held().holding()), known(dmabuf)));
        if (before == null) {
            now.values().forEach(dmabuf -> events.add(dmabuf.event("dmabuf-present")));
        } else {
            before.forEach((descriptor, dmabuf) -> {
                if (!now.containsKey(descriptor)) {
                    events.add(new Known(dmabuf.held(), dmabuf.belief().released()).event("dmabuf-released"));
                }
            });
            now.forEach((descriptor, dmabuf) -> changed(before.get(descriptor), dmabuf, events));
        }
        before = now;
    }

    private Known known(Seen dmabuf) {
        Known last =
                before == null ? null : before.get(Descriptor.of(dmabuf.held().holding()));
        return new Known(
                dmabuf.held(),
                last == null
                        ? DmabufBelief.first(dmabuf.evidence())
                        : last.belief().next(dmabuf.evidence()));
    }

    private static void changed(Known last, Known now, List<WatchEvent> events) {
        if (last == null) {
            events.add(now.event("dmabuf-created"));
        } else if (!now.belief().state().equals(last.belief().state())) {
            now.belief().state().ifPresent(state -> {
                if (state == DmabufState.REVOKED) {
                    events.add(now.event("dmabuf-revoked"));
                } else if (state == DmabufState.RESTORED) {
                    events.add(now.event("dmabuf-restored"));
                }
            });
        }
    }
}
