package org.vfioscope.ui.internal.map;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.map.MapContent.Item;
import org.vfioscope.ui.internal.map.MapContent.Lane;
import org.vfioscope.ui.internal.map.Scene.Align;
import org.vfioscope.ui.internal.map.Scene.Box;
import org.vfioscope.ui.internal.map.Scene.Label;
import org.vfioscope.ui.internal.map.Scene.Line;
import org.vfioscope.ui.internal.map.SpaceLane.Placed;

/** Lays an address map out: addresses at the left, lanes beside them, I/O addresses at the right, headings above. */
final class SceneBuilder {

    /** Room above the addresses, in lines of text. */
    static final int HEADING_LINES = 3;

    private static final int TICK_LINES = 6;

    private final MapContent content;
    private final MapPlace place;
    private final int width;
    private final int height;
    private final int line;
    private final int character;
    private final List<Scene.Shape> shapes = new ArrayList<>();
    private final List<Integer> labelled = new ArrayList<>();
    private final int top;
    private final MapColumns columns;

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
        this.character = character;
        this.top = HEADING_LINES * line;
        this.columns = MapColumns.of(content, width, character);
    }

    Scene build() {
        spaces();
        for (int i = 0; i < content.lanes().size(); i++) {
            lane(content.lanes().get(i), columns.laneX(i));
        }
        addresses();
        return new Scene(width, height, List.copyOf(shapes));
    }

    /** First, so that the lanes lie over the lines that lead past them. */
    private void spaces() {
        SpaceLane lane = SpaceLane.of(content.spaces(), columns.spaceCharacters(), line, height - top);
        Connector connector = new Connector(content, place, columns, top, height);
        int offset = top - place.spacePan();
        for (Placed box : lane.boxes()) {
            shapes.addAll(connector.lines(box, offset));
        }
        for (Placed box : lane.boxes()) {
            extent(box, offset);
        }
        for (SpaceLane.Heading heading : lane.headings()) {
            label(columns.spaces(), heading.middle() + offset, heading.text(), Align.LEFT, columns.spacesWidth());
        }
        if (!lane.boxes().isEmpty()) {
            heading(columns.spaces(), columns.spacesWidth(), DmaMessages.Map_spaces);
        }
    }

    /** Where the lane is scrolled, a box ends at the picture's edge, and its words do not stand in the heading. */
    private void extent(Placed box, int offset) {
        Item item = box.extent().item();
        int upper = Math.max(top, box.top() + offset);
        int lower = Math.min(height, box.top() + box.height() + offset);
        if (lower - upper < 2) {
            return;
        }
        shapes.add(new Box(
                columns.spaces(),
                upper,
                columns.spacesWidth(),
                lower - upper,
                item.paint(),
                place.isSelected(item.key()),
                item));
        int first = box.top() + offset + (box.height() - box.lines().size() * line) / 2 + line / 2;
        int middle = columns.spaces() + columns.spacesWidth() / 2;
        for (int i = 0; i < box.lines().size(); i++) {
            label(
                    middle,
                    first + i * line,
                    box.lines().get(i),
                    Align.CENTER,
                    columns.spacesWidth() - MapColumns.MARGIN);
        }
    }

    private void label(int x, int y, String text, Align align, int room) {
        if (y - line / 2 >= top && y + line / 2 <= height) {
            shapes.add(new Label(x, y, text, align, room));
        }
    }

    private void lane(Lane lane, int x) {
        int laneWidth = columns.lane();
        List<Box> thin = new ArrayList<>();
        for (Item item : lane.items()) {
            int inset = item.inset() ? laneWidth / 2 : 0;
            box(item, x + inset, laneWidth - inset).ifPresent(thin::add);
        }
        NameTags tags = new NameTags(top, height, line, character);
        thin.forEach(box -> shapes.addAll(tags.of(box, x, shapes)));
        heading(x, laneWidth, lane.title());
    }

    private void heading(int x, int room, String text) {
        List<String> lines = Words.wrapped(text, room / character, HEADING_LINES);
        for (int i = 0; i < lines.size(); i++) {
            int middle = (HEADING_LINES + 2 * i + 1 - lines.size()) * line / 2;
            shapes.add(new Label(x, middle, lines.get(i), Align.LEFT, room));
        }
    }

    /** Returns the box where it needs a name beside it. */
    private Optional<Box> box(Item item, int x, int boxWidth) {
        double from = place.onScreen(item.range().offset(), top);
        double to = place.onScreen(item.range().end(), top);
        int upper = (int) Math.round(Math.max(from, top));
        int lower = (int) Math.round(Math.min(to, height));
        if (to < top || from > height) {
            return Optional.empty();
        }
        // the smallest piece is still to be seen and hit
        int tall = Math.max(lower - upper, 2);
        Box box = new Box(x, upper, boxWidth, tall, item.paint(), place.isSelected(item.key()), item);
        shapes.add(box);
        int middle = upper + tall / 2;
        List<String> lines = Words.wrapped(text(item), (boxWidth - MapColumns.MARGIN) / character, tall / line);
        for (int i = 0; i < lines.size(); i++) {
            int y = middle + (2 * i + 1 - lines.size()) * line / 2;
            shapes.add(new Label(x + boxWidth / 2, y, lines.get(i), Align.CENTER, boxWidth - MapColumns.MARGIN));
        }
        // ranges are told from their neighbours; what is to be spared is named always
        return lines.isEmpty() && item.paint() == Paint.HOLE ? Optional.of(box) : Optional.empty();
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
        if (y < top - 1 || y > height + 1) {
            return;
        }
        int at = (int) Math.round(Math.min(y, height - 1));
        // the words of the last address stand above it, and so nearer to others than the address itself
        int middle = Math.clamp(at, top, Math.max(top, height - line / 2));
        if (labelled.stream().anyMatch(other -> Math.abs(other - middle) < line)) {
            return;
        }
        labelled.add(middle);
        shapes.add(new Line(columns.left() - MapColumns.MARGIN, at, columns.left() - 2, at));
        shapes.add(new Label(
                columns.left() - MapColumns.MARGIN - 2,
                middle,
                new ByteSize(address).hex(),
                Align.RIGHT,
                columns.left() - MapColumns.MARGIN));
    }
}
