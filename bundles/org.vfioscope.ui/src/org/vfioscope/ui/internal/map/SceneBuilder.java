package org.vfioscope.ui.internal.map;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.map.MapContent.Item;
import org.vfioscope.ui.internal.map.MapContent.Lane;
import org.vfioscope.ui.internal.map.Scene.Align;
import org.vfioscope.ui.internal.map.Scene.Box;
import org.vfioscope.ui.internal.map.Scene.Label;
import org.vfioscope.ui.internal.map.Scene.Line;

/** Lays an address map out: addresses at the left, lanes beside them, headings above. */
final class SceneBuilder {

    /** Room above the addresses, in lines of text. */
    static final int HEADING_LINES = 2;

    private static final int MARGIN = 8;
    private static final int LANE_GAP = 12;
    private static final int WIDEST_LANE = 260;
    private static final int NARROWEST_LANE = 60;
    private static final int ADDRESS_CHARACTERS = 19;
    private static final int TICK_LINES = 6;

    private final MapContent content;
    private final MapPlace place;
    private final int width;
    private final int height;
    private final int line;
    private final List<Scene.Shape> shapes = new ArrayList<>();
    private final List<Double> labelled = new ArrayList<>();
    private final int top;
    private final int left;

    /**
     * Prepares a picture.
     *
     * @param line the height of a line of text in pixels
     * @param character the width of a digit in pixels
     */
    SceneBuilder(MapContent content, MapPlace place, int width, int height, int line, int character) {
        this.content = content;
        this.place = place;
        this.width = width;
        this.height = height;
        this.line = line;
        this.top = HEADING_LINES * line;
        this.left = ADDRESS_CHARACTERS * character;
    }

    Scene build() {
        int lanes = content.lanes().size();
        int room = (width - left - MARGIN) / lanes - LANE_GAP;
        int laneWidth = Math.clamp(room, NARROWEST_LANE, WIDEST_LANE);
        for (int i = 0; i < lanes; i++) {
            lane(content.lanes().get(i), left + i * (laneWidth + LANE_GAP), laneWidth);
        }
        addresses();
        return new Scene(width, height, List.copyOf(shapes));
    }

    private void lane(Lane lane, int x, int laneWidth) {
        for (Item item : lane.items()) {
            int inset = item.inset() ? laneWidth / 2 : 0;
            box(item, x + inset, laneWidth - inset);
        }
        shapes.add(new Label(x, line, lane.title(), Align.LEFT, laneWidth));
    }

    private void box(Item item, int x, int boxWidth) {
        double from = place.onScreen(item.range().offset(), top);
        double to = place.onScreen(item.range().end(), top);
        int upper = (int) Math.round(Math.max(from, top));
        int lower = (int) Math.round(Math.min(to, height));
        if (to < top || from > height) {
            return;
        }
        // the smallest piece is still to be seen and hit
        int tall = Math.max(lower - upper, 2);
        shapes.add(new Box(x, upper, boxWidth, tall, item.paint(), place.isSelected(item.key()), item));
        if (tall >= line) {
            shapes.add(new Label(x + boxWidth / 2, upper + tall / 2, text(item), Align.CENTER, boxWidth - MARGIN));
        }
    }

    private String text(Item item) {
        boolean folded =
                item.paint() == Paint.GAP && place.isFolded(item.range().offset());
        return folded ? NLS.bind(Messages.Map_folded, item.label()) : item.label();
    }

    /** The region's end, and the address where each part starts, as far as there is room; then round ones between. */
    private void addresses() {
        address(content.layout().size());
        content.layout().parts().forEach(part -> address(part.range().offset()));
        place.ticks(TICK_LINES * line, height - top).forEach(this::address);
    }

    private void address(long address) {
        double y = place.onScreen(address, top);
        boolean free = labelled.stream().allMatch(other -> Math.abs(other - y) >= line);
        if (y < top - 1 || y > height + 1 || !free) {
            return;
        }
        labelled.add(y);
        int at = (int) Math.round(Math.min(y, height - 1));
        shapes.add(new Line(left - MARGIN, at, left - 2, at));
        int middle = Math.clamp(at, top, Math.max(top, height - line / 2));
        shapes.add(new Label(left - MARGIN - 2, middle, new ByteSize(address).hex(), Align.RIGHT, left - MARGIN));
    }
}
