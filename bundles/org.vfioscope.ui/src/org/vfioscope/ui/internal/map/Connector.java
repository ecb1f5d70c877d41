package org.vfioscope.ui.internal.map;

import java.util.ArrayList;
import java.util.List;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.internal.map.MapSpace.Extent;
import org.vfioscope.ui.internal.map.Scene.Line;
import org.vfioscope.ui.internal.map.SpaceLane.Placed;

/**
 * The lines from parts of a region to the I/O addresses where they are mapped: two for each part, from its ends to the ends
 * of its share of the extent. What is out of view is led to at the picture's edge.
 *
 * @param top where the addresses begin, in pixels
 * @param height the picture's lower edge
 */
record Connector(MapContent content, MapPlace place, MapColumns columns, int top, int height) {

    /** The lines of an extent, in a lane that begins so many pixels below the picture's upper edge. */
    List<Line> lines(Placed box, int offset) {
        Extent extent = box.extent();
        boolean lost = extent.item().paint() == Paint.LOST;
        boolean selected = place.isSelected(extent.item().key());
        double whole = 0;
        for (MmapRange part : extent.parts()) {
            whole += AddressScale.unsigned(part.size());
        }
        int from = columns.laneX(lane(extent.lane())) + columns.lane();
        double share = 0;
        List<Line> lines = new ArrayList<>();
        for (MmapRange part : extent.parts()) {
            double upper = box.top() + offset + box.height() * share / whole;
            share += AddressScale.unsigned(part.size());
            double lower = box.top() + offset + box.height() * share / whole;
            lines.add(line(from, part.offset(), upper, lost, selected));
            lines.add(line(from, part.end(), lower, lost, selected));
        }
        return lines;
    }

    private Line line(int from, long address, double to, boolean lost, boolean selected) {
        return new Line(from, inView(place.onScreen(address, top)), columns.spaces(), inView(to), lost, selected);
    }

    private int inView(double y) {
        return (int) Math.round(Math.clamp(y, top, Math.max(top, height - 1.0)));
    }

    /** Where what is mapped stands; the region, where it has no lane of its own any more. */
    private int lane(String key) {
        for (int i = 0; i < content.lanes().size(); i++) {
            if (content.lanes().get(i).key().equals(key)) {
                return i;
            }
        }
        return 0;
    }
}
