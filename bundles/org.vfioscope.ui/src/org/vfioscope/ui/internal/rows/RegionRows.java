package org.vfioscope.ui.internal.rows;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Capability;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.RegionTypeCapability;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;

/** The rows of the Regions view: device, region, mmap range and dmabuf. Columns: see {@link RegionCells}. */
public final class RegionRows {

    private final OpenDevice open;
    private final DmabufRows dmabufs;

    private RegionRows(OpenDevice open, ZoneId zone) {
        this.open = open;
        this.dmabufs = new DmabufRows(open, zone);
    }

    /**
     * Builds the tree.
     *
     * @param devices the open devices, in the order to be shown
     * @param zone the zone that times are shown in
     * @return one row a device
     */
    public static List<TreeRow> of(List<OpenDevice> devices, ZoneId zone) {
        return devices.stream()
                .map(device -> new RegionRows(device, zone).device())
                .toList();
    }

    /**
     * The key of a device's row.
     *
     * @param device the device's name
     * @return the key
     */
    public static String deviceKey(String device) {
        return "open/" + device;
    }

    /**
     * The key of a region's row.
     *
     * @param device the device's name
     * @param index the region index
     * @return the key
     */
    public static String regionKey(String device, int index) {
        return deviceKey(device) + "/region/" + index;
    }

    private TreeRow device() {
        DeviceSnapshot snapshot = open.snapshot();
        DeviceDescription device = snapshot.device();
        List<TreeRow> children = new ArrayList<>();
        for (int i = 0; i < snapshot.problems().size(); i++) {
            String problem = snapshot.problems().get(i);
            children.add(TreeRow.note(
                    deviceKey(device.name()) + "/problem/" + i,
                    Icon.PROBLEM,
                    RegionCells.of(Messages.Regions_problem, problem),
                    problem));
        }
        snapshot.regions().forEach(region -> children.add(region(region)));
        children.addAll(CaptureRows.notCaptured(deviceKey(device.name()), snapshot));
        String name = TreeRow.marked(CapturedFile.shortName(device), device.simulated()) + "  ";
        String flags = snapshot.info().flags().stream().sorted().map(Enum::name).collect(Collectors.joining(", "));
        String state = open.state().loss().isPresent()
                ? open.state().text()
                : open.recording()
                        .map(recording -> CaptureRows.state(recording, dmabufs.zone()))
                        .orElseGet(() -> NLS.bind(
                                snapshot.dmabufSupport().isSupported()
                                        ? Messages.Regions_openExports
                                        : Messages.Regions_openNoExport,
                                snapshot.via()));
        String tooltip = String.join(
                "\n",
                name + ShortTitle.of(device),
                open.state()
                        .loss()
                        .orElseGet(() -> NLS.bind(
                                Messages.Regions_exportHint,
                                snapshot.dmabufSupport().reason())));
        return new TreeRow(
                deviceKey(device.name()),
                RegionCells.of(name + ShortTitle.of(device), "", flags, state),
                tooltip,
                Icon.of(device),
                Optional.of(open.state().badge()),
                false,
                new Target.Device(device, true),
                children);
    }

    private TreeRow region(RegionSnapshot region) {
        String key = regionKey(open.snapshot().device().name(), region.index());
        Target target =
                new Target.Region(open.snapshot().device(), open.snapshot().dmabufSupport(), region);
        List<TreeRow> children =
                new ArrayList<>(RangeRows.of(key, region, open.snapshot().msix(), target));
        List<TreeRow> made = dmabufs.of(key, region);
        children.addAll(made);
        open.recording().ifPresent(recording -> children.addAll(CaptureRows.dmabufs(key, region, target, recording)));
        boolean present = region.info().isPresent();
        String state = state(region, made);
        return new TreeRow(
                key,
                present ? RegionCells.of(region, letters(region), state) : RegionCells.of(region.name(), state),
                tooltip(region),
                Icon.REGION,
                !present,
                target,
                children);
    }

    /** Short letters, as a permission mask is read, then the capabilities. */
    private static String letters(RegionSnapshot region) {
        var flags = region.info().flags();
        String letters = (flags.contains(RegionFlag.READ) ? "R" : "-")
                + (flags.contains(RegionFlag.WRITE) ? "W" : "-")
                + (flags.contains(RegionFlag.MMAP) ? "M" : "-");
        String capabilities =
                region.info().capabilities().stream().map(RegionRows::inShort).collect(Collectors.joining(", "));
        return capabilities.isEmpty() ? letters : letters + "  " + capabilities;
    }

    /** In as few letters as a column holds; the row's tooltip says it whole. */
    private static String inShort(Capability capability) {
        return switch (capability) {
            case SparseMmapCapability sparse -> Messages.Regions_capabilitySparse;
            case MsixMappableCapability mappable -> Messages.Regions_capabilityMsix;
            case RegionTypeCapability type -> type.label();
            case UnknownCapability unknown -> unknown.label();
        };
    }

    private static String capabilities(RegionSnapshot region) {
        return region.info().capabilities().stream().map(Capability::label).collect(Collectors.joining(", "));
    }

    private static String state(RegionSnapshot region, List<TreeRow> made) {
        if (!region.info().isPresent()) {
            return Messages.Regions_absent;
        }
        List<String> words = new ArrayList<>();
        long held = made.stream().filter(row -> !row.past()).count();
        if (held > 0) {
            words.add(NLS.bind(held == 1 ? Messages.Regions_oneDmabuf : Messages.Regions_dmabufs, held));
        }
        region.bar().map(PciBar::kind).ifPresent(words::add);
        return String.join(", ", words);
    }

    private static String tooltip(RegionSnapshot region) {
        List<String> lines = new ArrayList<>();
        lines.add(
                region.info().isPresent()
                        ? NLS.bind(Messages.Regions_regionHint, new Object[] {
                            region.name(),
                            region.index(),
                            new ByteSize(region.info().offset()).hex()
                        })
                        : NLS.bind(Messages.Regions_absentHint, region.name(), region.index()));
        region.info().flags().stream()
                .sorted()
                .map(flag -> flag.name() + ": " + flag.meaning())
                .forEach(lines::add);
        if (!region.info().capabilities().isEmpty()) {
            lines.add(NLS.bind(Messages.Regions_capabilitiesHint, capabilities(region)));
        }
        region.bar()
                .map(bar -> NLS.bind(Messages.Regions_barHint, bar.kind(), new ByteSize(bar.start()).hex()))
                .ifPresent(lines::add);
        region.plan().noRange().ifPresent(reason -> lines.add(reason.text()));
        return String.join("\n", lines);
    }
}
