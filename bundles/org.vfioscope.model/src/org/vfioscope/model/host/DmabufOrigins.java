package org.vfioscope.model.host;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.host.DmabufOrigin.Place;

/**
 * Joins dmabufs with devices. An own handle is recognised by its inode. Any other dmabuf of VFIO is compared, by size, with the
 * BARs of the devices that the processes holding it have open: QEMU makes one dmabuf of all mmap ranges of a BAR, which without
 * sparse ranges is as large as the BAR.
 */
public final class DmabufOrigins {

    /** What the names of VFIO's exporters begin with, such as {@code vfio_pci_core}. */
    private static final String VFIO = "vfio";

    private final Map<Long, Place> own;
    private final Map<String, DeviceDescription> devices;
    private final Map<Long, Set<String>> openByProcess;

    /**
     * What is known beside the dmabufs themselves.
     *
     * @param own the dmabufs that this application made, by inode
     * @param devices the host's devices
     * @param open the devices that processes have open
     */
    public DmabufOrigins(Map<Long, Place> own, List<DeviceDescription> devices, List<DeviceHolding> open) {
        this.own = Map.copyOf(own);
        this.devices = devices.stream().collect(Collectors.toMap(DeviceDescription::name, device -> device));
        this.openByProcess = openByProcess(open);
    }

    /** A process's open devices; its groups tell only where no descriptor of a device tells which device it is. */
    private static Map<Long, Set<String>> openByProcess(List<DeviceHolding> open) {
        Map<Long, Set<String>> known = new HashMap<>();
        for (DeviceHolding.Kind kind : DeviceHolding.Kind.values()) {
            Map<Long, Set<String>> ofKind = new HashMap<>();
            open.stream()
                    .filter(holding -> holding.kind() == kind)
                    .forEach(holding -> ofKind.computeIfAbsent(holding.pid(), pid -> new LinkedHashSet<>())
                            .addAll(holding.devices()));
            ofKind.values().removeIf(Set::isEmpty);
            ofKind.forEach(known::putIfAbsent);
        }
        return known;
    }

    /**
     * Says of dmabufs what they are of. A dmabuf that several processes hold is the same one in all, so what one holder has open
     * tells for all.
     *
     * @param holdings the descriptors of all processes
     * @return the same descriptors, in the same order
     */
    public List<HeldDmabuf> join(List<DmabufHolding> holdings) {
        Map<Long, Set<String>> candidates = new HashMap<>();
        for (DmabufHolding holding : holdings) {
            holding.inode()
                    .ifPresent(inode -> candidates
                            .computeIfAbsent(inode, i -> new LinkedHashSet<>())
                            .addAll(openByProcess.getOrDefault(holding.pid(), Set.of())));
        }
        return holdings.stream()
                .map(holding -> new HeldDmabuf(holding, origin(holding, candidates)))
                .toList();
    }

    private DmabufOrigin origin(DmabufHolding holding, Map<Long, Set<String>> candidates) {
        if (holding.inode().isEmpty() || holding.size().isEmpty()) {
            return new DmabufOrigin.Unknown("fdinfo does not tell its inode and size");
        }
        long inode = holding.inode().getAsLong();
        if (own.containsKey(inode)) {
            return new DmabufOrigin.Own(own.get(inode));
        }
        if (holding.exporter().filter(name -> name.startsWith(VFIO)).isEmpty()) {
            return new DmabufOrigin.Unknown(
                    "it is not VFIO's but of the exporter " + holding.exporter().orElse("?"));
        }
        return bySize(candidates.get(inode), holding.size().getAsLong());
    }

    private DmabufOrigin bySize(Set<String> open, long size) {
        if (open.isEmpty()) {
            return new DmabufOrigin.Unknown("none of its holders has a VFIO device open");
        }
        List<Place> places =
                open.stream().flatMap(name -> barsOfSize(name, size).stream()).toList();
        return switch (places.size()) {
            case 0 ->
                new DmabufOrigin.Unknown(
                        "no BAR of %s is of this size; it may be a part of one".formatted(String.join(", ", open)));
            case 1 -> new DmabufOrigin.Inferred(places.getFirst());
            default -> new DmabufOrigin.OneOf(places);
        };
    }

    private List<Place> barsOfSize(String name, long size) {
        return Optional.ofNullable(devices.get(name)).map(DeviceDescription::bars).orElse(List.of()).stream()
                .filter(bar -> !bar.io() && bar.index() != PciIndex.ROM && bar.size() == size)
                .map(PciBar::index)
                .map(index -> new Place(name, index))
                .toList();
    }
}
