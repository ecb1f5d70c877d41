package org.vfioscope.report.capture.imported;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.MmapRange;

/**
 * Picks the vfio_region_* events of QEMU's hw/vfio/trace-events out of a log, whatever stands before them and between
 * them. A region that is set up again, as after a restart, begins anew.
 */
final class QemuTrace {

    private static final String HEX = "0x([0-9a-f]{1,16})";
    private static final String SPAN = "\\[" + HEX + " - " + HEX + "\\]";

    private static final Pattern SPARSE_HEADER = Pattern.compile(
            "vfio_region_sparse_mmap_header\\s+Device (.+) region (\\d{1,9}): \\d+ sparse mmap entries");
    private static final Pattern SPARSE_ENTRY =
            Pattern.compile("vfio_region_sparse_mmap_entry\\s+sparse entry \\d+ " + SPAN);
    private static final Pattern SETUP =
            Pattern.compile("vfio_region_setup\\s+Device (.+?), region (\\d{1,9}) \"(.*?)\","
                    + " flags: 0x([0-9a-f]{1,8}), offset: " + HEX + ", size: " + HEX);
    private static final Pattern MMAP =
            Pattern.compile("vfio_region_mmap\\s+Region (.+?)(?: mmaps\\[\\d+\\])? " + SPAN);
    private static final Pattern DMABUF =
            Pattern.compile("vfio_region_dmabuf\\s+Device (.+?), dmabuf fd (-?\\d{1,9}) region (\\d{1,9}) \".*?\","
                    + " offset: " + HEX + ", size: " + HEX);
    private static final Pattern MSIX_FIXUP =
            Pattern.compile("vfio_msix_fixup\\s+\\((.+?)\\) MSI-X region (\\d{1,9}) mmap fixup");

    private record Key(String device, int region) {}

    private final Map<String, Map<Integer, TracedRegion>> devices = new LinkedHashMap<>();
    private final Map<String, TracedRegion> byName = new HashMap<>();
    private final Map<Key, List<MmapRange>> sparse = new HashMap<>();
    private List<MmapRange> areas = new ArrayList<>();
    private boolean mmapsTraced;

    void line(String line) {
        if (!line.contains("vfio_")) {
            return;
        }
        Matcher event = SPARSE_HEADER.matcher(line);
        if (event.find()) {
            areas = new ArrayList<>();
            sparse.put(new Key(event.group(1), Integer.parseInt(event.group(2))), areas);
        } else if (event.usePattern(SPARSE_ENTRY).reset().find()) {
            areas.add(span(event, 1));
        } else if (event.usePattern(SETUP).reset().find()) {
            setup(event);
        } else if (event.usePattern(MMAP).reset().find()) {
            mmapsTraced = true;
            TracedRegion region = byName.get(event.group(1));
            if (region != null) {
                region.mapped(span(event, 2));
            }
        } else if (event.usePattern(DMABUF).reset().find()) {
            TracedRegion region = region(event.group(1), event.group(3));
            if (region != null) {
                region.exported(
                        Integer.parseInt(event.group(2)), new MmapRange(hex(event.group(4)), hex(event.group(5))));
            }
        } else if (event.usePattern(MSIX_FIXUP).reset().find()) {
            TracedRegion region = region(event.group(1), event.group(2));
            if (region != null) {
                region.cutOut();
            }
        }
    }

    private void setup(Matcher event) {
        String device = event.group(1);
        int index = Integer.parseInt(event.group(2));
        List<MmapRange> entries = sparse.remove(new Key(device, index));
        TracedRegion region = new TracedRegion(
                index,
                Integer.parseUnsignedInt(event.group(4), 16),
                hex(event.group(5)),
                hex(event.group(6)),
                entries == null ? List.of() : entries);
        devices.computeIfAbsent(device, name -> new TreeMap<>()).put(index, region);
        byName.put(event.group(3), region);
    }

    private TracedRegion region(String device, String index) {
        return devices.getOrDefault(device, Map.of()).get(Integer.valueOf(index));
    }

    /** What the log tells of each device, in the order in which QEMU set them up. */
    List<Recording> devices(String file) {
        List<Recording> recordings = new ArrayList<>();
        devices.forEach((name, regions) ->
                recordings.add(TracedDevice.recording(name, file, List.copyOf(regions.values()), mmapsTraced)));
        return recordings;
    }

    /** A range from its first byte to its last. */
    private static MmapRange span(Matcher event, int group) {
        long first = hex(event.group(group));
        return new MmapRange(first, hex(event.group(group + 1)) - first + 1);
    }

    private static long hex(String digits) {
        return Long.parseUnsignedLong(digits, 16);
    }
}
