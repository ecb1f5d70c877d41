package org.vfioscope.ui.internal.rows;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.action.Target;

/** What the rows of captured devices have that others have not. */
final class CaptureRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private CaptureRows() {}

    /** The listed files: the device of a file that holds but one stands for the file. */
    static List<TreeRow> files(FoundDevices found, Function<DeviceDescription, TreeRow> device) {
        Map<String, List<DeviceDescription>> byFile = found.devices().stream()
                .collect(Collectors.groupingBy(
                        each -> CapturedFile.of(each).orElseGet(each::name), LinkedHashMap::new, Collectors.toList()));
        List<TreeRow> rows = new ArrayList<>();
        byFile.forEach((file, devices) -> rows.add(
                devices.size() == 1 && devices.getFirst().name().equals(file)
                        ? device.apply(devices.getFirst())
                        : file(file, devices.stream().map(device).toList())));
        found.unreadable().forEach(file -> rows.add(unreadable(file)));
        if (rows.isEmpty()) {
            rows.add(TreeRow.note(
                    DeviceRows.key(found) + "/none",
                    Icon.NOTE,
                    List.of(ReportMessages.Capture_drop, "", ReportMessages.Capture_dropHint),
                    ReportMessages.Capture_dropHint));
        }
        return rows;
    }

    private static TreeRow file(String name, List<TreeRow> devices) {
        return new TreeRow(
                "capture/" + name,
                List.of(
                        shortName(name),
                        "",
                        NLS.bind(ReportMessages.Capture_devices, Integer.toString(devices.size()))),
                name,
                Icon.CAPTURE_FILE,
                false,
                new Target.CaptureFile(name),
                devices);
    }

    private static TreeRow unreadable(FoundDevices.Unreadable file) {
        return new TreeRow(
                // the row of the device that the file held before
                "device/" + file.name(),
                List.of(shortName(file.name()), "", NLS.bind(ReportMessages.Capture_unreadable, file.problem())),
                file.name() + "\n" + file.problem(),
                Icon.PROBLEM,
                false,
                new Target.CaptureFile(file.name()),
                List.of());
    }

    private static String shortName(String name) {
        return name.substring(name.lastIndexOf('/') + 1);
    }

    /** When and where the device was captured. */
    static String state(Recording recording, ZoneId zone) {
        return recording
                .occasion()
                .map(occasion -> NLS.bind(
                        ReportMessages.Capture_occasion,
                        new Object[] {TIME.format(occasion.time().atZone(zone)), occasion.host(), occasion.kernel()}))
                .orElse(ReportMessages.Capture_open);
    }

    /** A row that says what is not known, rather than none or zero. */
    static List<TreeRow> notCaptured(String deviceKey, DeviceSnapshot snapshot) {
        if (snapshot.notCaptured().isEmpty()) {
            return List.of();
        }
        String parts = snapshot.notCaptured().stream()
                .sorted()
                .map(SnapshotPart::label)
                .collect(Collectors.joining(", "));
        return List.of(TreeRow.note(
                deviceKey + "/notCaptured",
                Icon.NOTE,
                RegionCells.of(ReportMessages.Capture_notCaptured, parts),
                NLS.bind(ReportMessages.Capture_notCapturedHint, parts)));
    }

    /** The dmabufs of a region that were open when the device was captured. */
    static List<TreeRow> dmabufs(String regionKey, RegionSnapshot region, Target target, Recording recording) {
        List<TreeRow> rows = new ArrayList<>();
        for (int i = 0; i < recording.dmabufs().size(); i++) {
            Dmabuf dmabuf = recording.dmabufs().get(i);
            if (dmabuf.region() == region.index()) {
                rows.add(dmabuf(regionKey + "/captured/" + i, dmabuf, region, target));
            }
        }
        return rows;
    }

    private static TreeRow dmabuf(String key, Dmabuf dmabuf, RegionSnapshot region, Target target) {
        String name = TreeRow.marked(DmabufName.of(dmabuf), dmabuf.simulated());
        List<TreeRow> ranges = new ArrayList<>();
        for (int i = 0; i < dmabuf.ranges().size(); i++) {
            ranges.add(DmabufRows.range(key + "/" + i, i, dmabuf.ranges().get(i), region, target, true));
        }
        return new TreeRow(
                key,
                RegionCells.of(
                        name, new ByteSize(dmabuf.size()).toString(), dmabuf.exporter(), ReportMessages.Capture_dmabuf),
                name + "\n" + ReportMessages.Capture_dmabuf,
                Icon.DMABUF_RELEASED,
                true,
                target,
                ranges);
    }
}
