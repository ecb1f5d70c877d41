package org.vfioscope.linux.internal.sysfs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.errno.Advice;

/** The devices of an IOMMU group, and which of them keep VFIO from using it. */
public final class IommuGroup {

    /** Drivers that do no DMA of their own, so that VFIO tolerates them (driver_managed_dma, linux/pci.h). */
    private static final Set<String> TOLERATED = Set.of("pci-stub", "pcieport");

    /**
     * A device that keeps its group from being viable.
     *
     * @param name its address
     * @param driver the driver it is bound to, which is no VFIO one
     */
    public record Blocker(String name, String driver) {}

    private IommuGroup() {}

    /**
     * Explains why a group is not viable.
     *
     * @param paths where to look
     * @param group the group's number
     * @return the devices that block it with their drivers, and the commands that free it
     */
    public static Advice notViable(HostPaths paths, int group) {
        return blocked(paths, group)
                .orElseGet(() -> new Advice(
                        "IOMMU group %d is not viable: the kernel itself uses a device of it".formatted(group),
                        "See the group's devices: ls %s/%d/devices".formatted(paths.iommuGroups(), group)));
    }

    /**
     * Explains which drivers keep VFIO from using a group.
     *
     * @param paths where to look
     * @param group the group's number
     * @return the devices that block it with their drivers, and the commands that free it; empty where none does
     */
    public static Optional<Advice> blocked(HostPaths paths, int group) {
        List<Blocker> blockers = blockers(paths, group);
        if (blockers.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new Advice(
                "IOMMU group %d is not viable: %s; a group goes to VFIO as a whole"
                        .formatted(group, join(blockers, b -> b.name() + " is bound to " + b.driver(), ", ")),
                "As root: "
                        + join(blockers, b -> BindCommands.bindToVfio(b.name(), Optional.of(b.driver())), "; ")
                        + " (the host then loses " + (blockers.size() == 1 ? "the device)" : "the devices)")));
    }

    /**
     * The devices that keep a group from being viable.
     *
     * @param paths where to look
     * @param group the group's number
     * @return in ascending order; none where sysfs shows none
     */
    public static List<Blocker> blockers(HostPaths paths, int group) {
        List<Blocker> blockers = new ArrayList<>();
        Path folder = paths.iommuGroups().resolve(group + "/devices");
        for (String member : HostFiles.names(folder)) {
            SysfsDevice device = new SysfsDevice(folder.resolve(member));
            device.driver()
                    .filter(driver -> !device.isBoundToVfio() && !TOLERATED.contains(driver))
                    .ifPresent(driver -> blockers.add(new Blocker(member, driver)));
        }
        return blockers;
    }

    private static String join(List<Blocker> blockers, Function<Blocker, String> text, String separator) {
        return blockers.stream().map(text).collect(Collectors.joining(separator));
    }
}
