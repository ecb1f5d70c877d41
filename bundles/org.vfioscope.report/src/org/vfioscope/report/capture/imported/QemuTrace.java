package org.vfioscope.report.capture.imported;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
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

    private final Map<String, Map<Integer, TracedRegion>> devices = new LinkedHashMap<>();
    private final Map<String, TracedRegion> byName = new HashMap<>();
    private final Map<String, Map<Integer, List<MmapRange>>> sparse = new HashMap<>();
    private final Map<String, SortedSet<String>> withoutSetup = new LinkedHashMap<>();
    private List<MmapRange> areas = new ArrayList<>();
    private boolean mmapsTraced;

    void line(String line) {
        if (!line.contains("vfio_")) {
            return;
        }
        Matcher event = SPARSE_HEADER.matcher(line);
        if (event.find()) {
            areas = new ArrayList<>();
            sparse.computeIfAbsent(event.group(1), device -> new TreeMap<>())
                    .put(Integer.valueOf(event.group(2)), areas);
        } else if (event.usePattern(SPARSE_ENTRY).reset().find()) {
            areas.add(span(event, 1));
        } else if (event.usePattern(SETUP).reset().find()) {
            setup(event);
        } else if (event.usePattern(MMAP).reset().find()) {
            mmapsTraced = true;
            TracedRegion region = byName.get(event.group(1));
            if (region == null) {
                String device = event.group(1).split(" ", 2)[0];
                withoutSetup(device, event.group(1));
            } else {
                region.mapped(span(event, 2));
            }
        } else if (event.usePattern(DMABUF).reset().find()) {
            TracedRegion region = region(event.group(1), event.group(3));
            if (region == null) {
                withoutSetup(event.group(1), "region " + event.group(3));
            } else {
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
        List<MmapRange> entries =
                sparse.computeIfAbsent(device, name -> new TreeMap<>()).remove(index);
        TracedRegion region = new TracedRegion(
                index,
                Integer.parseUnsignedInt(event.group(4), 16),
                hex(event.group(5)),
                hex(event.group(6)),
                entries == null ? List.of() : entries);
        devices.computeIfAbsent(device, name -> new TreeMap<>()).put(index, region);
        byName.put(event.group(3), region);
    }

    private void withoutSetup(String device, String region) {
        withoutSetup.computeIfAbsent(device, name -> new TreeSet<>()).add(region);
    }

    private TracedRegion region(String device, String index) {
        return devices.getOrDefault(device, Map.of()).get(Integer.valueOf(index));
    }

    /** What the log tells of each device, in the order in which QEMU set them up. */
    List<Recording> devices(String file) {
        sparse.forEach((device, regions) -> regions.keySet().forEach(index -> withoutSetup(device, "region " + index)));
        withoutSetup.keySet().forEach(device -> devices.putIfAbsent(device, new TreeMap<>()));
        List<Recording> recordings = new ArrayList<>();
        devices.forEach((name, regions) -> recordings.add(TracedDevice.recording(
                name, file, List.copyOf(regions.values()), mmapsTraced, problems(name, regions))));
        return recordings;
    }

    private List<String> problems(String device, Map<Integer, TracedRegion> regions) {
        List<String> problems = new ArrayList<>();
        if (!mmapsTraced && !regions.isEmpty()) {
            problems.add("the log has no vfio_region_mmap event, so QEMU's ranges are what its rules give");
        }
        withoutSetup
                .getOrDefault(device, Collections.emptySortedSet())
                .forEach(region -> problems.add(
                        "the log has events of " + region + ", but not the vfio_region_setup that tells what it is:"
                                + " they are left out; trace vfio_region_* from QEMU's start"));
        return problems;
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
