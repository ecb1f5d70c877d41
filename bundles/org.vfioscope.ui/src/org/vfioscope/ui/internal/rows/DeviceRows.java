package org.vfioscope.ui.internal.rows;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.action.Target;

/** The rows of the Devices view: provider, IOMMU group, device. Columns: device, driver, state. */
public final class DeviceRows {

    /** Sorts devices without a group behind all groups. */
    private static final int NO_GROUP = Integer.MAX_VALUE;

    private final Map<String, OpenState> open;

    private DeviceRows(Map<String, OpenState> open) {
        this.open = open;
    }

    /**
     * Builds the tree.
     *
     * @param found what discovery gave
     * @param open the names of the open devices, each with its state
     * @return one row a provider
     */
    public static List<TreeRow> of(List<FoundDevices> found, Map<String, OpenState> open) {
        return found.stream().map(new DeviceRows(open)::provider).toList();
    }

    /**
     * The key of a device's row.
     *
     * @param device the device
     * @return the key
     */
    public static String key(DeviceDescription device) {
        return "device/" + device.name();
    }

    /**
     * The key of a provider's row.
     *
     * @param found what it found
     * @return the key
     */
    public static String key(FoundDevices found) {
        return "provider/" + found.providerId();
    }

    private TreeRow provider(FoundDevices found) {
        List<TreeRow> children = new ArrayList<>();
        found.problem()
                .ifPresent(problem -> children.add(TreeRow.note(
                        key(found) + "/problem",
                        Icon.PROBLEM,
                        List.of(Messages.Devices_problem, "", problem),
                        problem)));
        if (found.providerId().equals(CaptureProvider.ID)) {
            children.addAll(CaptureRows.files(found, this::device));
        } else {
            if (found.devices().isEmpty() && found.problem().isEmpty()) {
                children.add(TreeRow.note(
                        key(found) + "/none",
                        Icon.NOTE,
                        List.of(Messages.Devices_noneFound, "", ""),
                        Messages.Devices_noneFoundHint));
            }
            children.addAll(isGrouped(found) ? groups(found) : devices(found.devices()));
        }
        String count = NLS.bind(
                found.devices().size() == 1 ? Messages.Devices_oneDevice : Messages.Devices_count,
                found.devices().size());
        return new TreeRow(
                key(found),
                List.of(found.label(), "", count),
                found.label(),
                Icon.PROVIDER,
                false,
                new Target.Nothing(),
                children);
    }

    /** Simulated devices, and those of other processes, share no IOMMU here, so a level of groups would say nothing. */
    private static boolean isGrouped(FoundDevices found) {
        return !found.simulated()
                && found.devices().stream()
                        .anyMatch(device ->
                                device.iommuGroup().isPresent() || device.pci().isPresent());
    }

    private List<TreeRow> groups(FoundDevices found) {
        Map<Integer, List<DeviceDescription>> byGroup = found.devices().stream()
                .collect(Collectors.groupingBy(
                        device -> device.iommuGroup().orElse(NO_GROUP), TreeMap::new, Collectors.toList()));
        return byGroup.entrySet().stream()
                .map(entry -> {
                    String label = entry.getKey() == NO_GROUP
                            ? Messages.Devices_noGroup
                            : NLS.bind(Messages.Devices_group, entry.getKey());
                    String tooltip = entry.getKey() == NO_GROUP
                            ? Messages.Devices_noGroupHint
                            : NLS.bind(Messages.Devices_groupHint, entry.getKey());
                    return new TreeRow(
                            key(found) + "/group/" + entry.getKey(),
                            List.of(label, "", ""),
                            tooltip,
                            Icon.GROUP,
                            false,
                            new Target.Nothing(),
                            devices(entry.getValue()));
                })
                .toList();
    }

    private List<TreeRow> devices(List<DeviceDescription> devices) {
        return devices.stream().map(this::device).toList();
    }

    private TreeRow device(DeviceDescription device) {
        Optional<OpenState> now = Optional.ofNullable(open.get(device.name()));
        boolean isOpen = now.isPresent();
        String name = TreeRow.marked(CapturedFile.nameInList(device), device.simulated()) + "  ";
        String state = now.map(open -> device.capture()
                        .map(origin -> ReportMessages.Capture_open)
                        .orElseGet(open::text))
                .orElseGet(() -> device.obstacle()
                        .map(obstacle -> NLS.bind(Messages.Devices_obstacle, Shortening.firstSentence(obstacle)))
                        .orElse(Messages.Devices_ready));
        String whole = now.map(open -> open.loss().isPresent() ? open.whole() : state)
                .orElseGet(() -> device.obstacle().orElse(Messages.Devices_readyHint));
        return new TreeRow(
                key(device),
                List.of(name + ShortTitle.of(device), driver(device), state),
                String.join(
                                "\n",
                                whole(name + ShortTitle.of(device), device),
                                whole,
                                device.pci().map(DeviceRows::identity).orElse(""))
                        .stripTrailing()
                        .replace("\n\n", "\n"),
                Icon.of(device),
                badge(device, now),
                false,
                new Target.Device(device, isOpen),
                List.of());
    }

    /** A captured device's name in a column lacks its folder. */
    private static String whole(String name, DeviceDescription device) {
        return device.capture().isPresent() ? name + "\n" + device.name() : name;
    }

    /**
     * The driver of a device.
     *
     * @param device the device
     * @return its driver, or in words why there is none
     */
    public static String driver(DeviceDescription device) {
        return device.lacks(SnapshotPart.PLACEMENT)
                ? ReportMessages.Capture_columnNotCaptured
                : device.driver().orElse(Messages.Devices_noDriver);
    }

    private static String identity(PciIdentity pci) {
        return NLS.bind(
                Messages.Devices_identity, new Object[] {pci.className(), pci.ids(), "%02x".formatted(pci.revision())});
    }

    private static Optional<Icon> badge(DeviceDescription device, Optional<OpenState> now) {
        if (now.isPresent()) {
            return now.map(OpenState::badge);
        }
        return device.obstacle().map(obstacle -> Icon.BADGE_BLOCKED);
    }
}
