package org.vfioscope.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.RegionSnapshot;

/**
 * A region drawn to scale: a lane each for what the kernel lets be mapped, what QEMU would map, the MSI-X table and the
 * open dmabufs.
 *
 * @param height how high the drawing is, in its own units
 * @param end the address of the region's last byte, for the axis
 * @param lanes from top to bottom
 */
public record AddressMap(int height, String end, List<Lane> lanes) {

    /** How wide the lanes are, in units of the drawing. */
    private static final double WIDTH = 640;

    /** Narrower boxes could not be seen. */
    private static final double NARROWEST = 2;

    private static final int LANE_HEIGHT = 22;
    private static final int AXIS_HEIGHT = 20;

    /**
     * One lane.
     *
     * @param label what it shows
     * @param style its CSS class
     * @param y where it starts
     * @param boxes what lies in it
     */
    public record Lane(String label, String style, int y, List<Box> boxes) {}

    /**
     * A range in a lane.
     *
     * @param x where it starts
     * @param width how wide it is
     * @param title what it is, for a tooltip and for those who cannot see the drawing
     */
    public record Box(String x, String width, String title) {}

    /**
     * Draws a region.
     *
     * @param region the region
     * @param msix the device's MSI-X table, if it has one
     * @param dmabufs the device's open dmabufs
     * @return the drawing; empty where nothing of the region can be mapped
     */
    public static Optional<AddressMap> of(RegionSnapshot region, Optional<MsixTable> msix, List<Dmabuf> dmabufs) {
        List<Lane> lanes = new ArrayList<>();
        long size = region.info().size();
        add(lanes, "kernel", "kernel", size, region.plan().kernel());
        add(lanes, "QEMU", "qemu", size, region.plan().qemuRanges());
        if (lanes.isEmpty()) {
            return Optional.empty();
        }
        msix.filter(table -> table.bar() == region.index())
                .ifPresent(table ->
                        add(lanes, "MSI-X table", "msix", size, List.of(new MmapRange(table.offset(), table.size()))));
        dmabufs.stream()
                .filter(dmabuf -> dmabuf.region() == region.index())
                .forEach(dmabuf -> add(
                        lanes,
                        "dmabuf fd " + dmabuf.fd(),
                        "dmabuf",
                        size,
                        dmabuf.ranges().stream()
                                .map(range -> new MmapRange(range.regionOffset(), range.length()))
                                .toList()));
        return Optional.of(
                new AddressMap(lanes.size() * LANE_HEIGHT + AXIS_HEIGHT, "0x" + Long.toHexString(size - 1), lanes));
    }

    private static void add(List<Lane> lanes, String label, String style, long size, List<MmapRange> ranges) {
        List<Box> boxes = ranges.stream()
                .filter(range -> !range.isEmpty())
                .map(range -> box(range, size))
                .toList();
        if (!boxes.isEmpty()) {
            lanes.add(new Lane(label, style, lanes.size() * LANE_HEIGHT, boxes));
        }
    }

    private static Box box(MmapRange range, long size) {
        double start = Math.min(unsigned(range.offset()) / unsigned(size) * WIDTH, WIDTH - NARROWEST);
        double width = Math.max(unsigned(range.size()) / unsigned(size) * WIDTH, NARROWEST);
        return new Box(units(start), units(Math.min(width, WIDTH - start)), range + " " + new ByteSize(range.size()));
    }

    private static double unsigned(long value) {
        return (value >>> 1) * 2.0 + (value & 1);
    }

    private static String units(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
