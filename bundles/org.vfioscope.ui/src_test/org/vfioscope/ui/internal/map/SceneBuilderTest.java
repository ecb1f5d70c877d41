package org.vfioscope.ui.internal.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.rules.RegionLayout;
import org.vfioscope.model.rules.RegionLayout.Kind;
import org.vfioscope.model.rules.RegionLayout.Part;
import org.vfioscope.ui.internal.map.MapContent.Item;
import org.vfioscope.ui.internal.map.MapContent.Lane;
import org.vfioscope.ui.internal.map.MapSpace.Extent;
import org.vfioscope.ui.internal.map.Scene.Box;
import org.vfioscope.ui.internal.map.Scene.Label;
import org.vfioscope.ui.internal.map.Scene.Line;

class SceneBuilderTest {

    private static final int WIDTH = 600;
    private static final int HEIGHT = 448;
    private static final int LINE = 16;
    private static final int TOP = SceneBuilder.HEADING_LINES * LINE;
    private static final int CHARACTER = 8;
    private static final MmapRange ALL = new MmapRange(0, 0x4000);

    private final RegionLayout layout =
            new RegionLayout(ALL.size(), List.of(new Part(Kind.MAPPED, ALL)), Optional.empty());

    private static Extent extent(String key, Paint paint, MmapRange... parts) {
        return new Extent(
                new Item(key, parts[0], paint, key, false),
                "dmabuf/0",
                List.of(parts),
                List.of("0x1000 - 0x1fff", key));
    }

    private Scene scene(double zoom, double pan, String selected, MapSpace... spaces) {
        MapContent content = new MapContent(
                "a title",
                layout,
                List.of(
                        new Lane("region", "BAR 0", List.of(new Item("part", ALL, Paint.MAPPED, "all", false))),
                        new Lane("dmabuf/0", "fd 5", List.of(new Item("range", ALL, Paint.DMABUF, "+0", false)))),
                List.of(spaces));
        AddressScale scale = AddressScale.of(layout, true, HEIGHT - TOP, zoom);
        return new SceneBuilder(
                        content, new MapPlace(scale, pan, 0, Optional.of(selected)), WIDTH, HEIGHT, LINE, CHARACTER)
                .build();
    }

    private static Box box(Scene scene, String key) {
        return shapes(scene, Box.class).stream()
                .filter(box -> box.item().key().equals(key))
                .findFirst()
                .orElseThrow();
    }

    private static <T> List<T> shapes(Scene scene, Class<T> kind) {
        return scene.shapes().stream().filter(kind::isInstance).map(kind::cast).toList();
    }

    private static List<Line> connectors(Scene scene) {
        int left = box(scene, "range").x() + box(scene, "range").width();
        return shapes(scene, Line.class).stream()
                .filter(line -> line.x1() == left)
                .toList();
    }

    private static List<String> words(Scene scene) {
        return shapes(scene, Label.class).stream().map(Label::text).toList();
    }

    @Test
    void withoutAddressSpacesThereIsNoLane() {
        Scene scene = scene(1, 0, "part");
        assertThat(shapes(scene, Box.class)).extracting(box -> box.item().key()).containsExactly("part", "range");
        assertThat(words(scene)).noneMatch(text -> text.contains("IOVA"));
        assertThat(connectors(scene)).isEmpty();
    }

    @Test
    void linesLeadFromTheEndsOfAPartToTheEndsOfItsExtent() {
        Scene scene = scene(1, 0, "low", space("IOAS 2", extent("low", Paint.IMPORT, new MmapRange(0x1000, 0x1000))));
        Box box = box(scene, "low");
        assertThat(box.selected()).isTrue();
        assertThat(box.x())
                .isGreaterThan(box(scene, "range").x() + box(scene, "range").width());
        assertThat(connectors(scene))
                .extracting(Line::y1, Line::x2, Line::y2, Line::dashed, Line::selected)
                .containsExactly(
                        tuple(TOP + 100, box.x(), box.y(), false, true),
                        tuple(TOP + 200, box.x(), box.y() + box.height(), false, true));
        assertThat(words(scene)).contains("IOAS 2", "0x1000 - 0x1fff", "low");
    }

    @Test
    void eachPartHasItsShareOfTheExtentAndALostOneHasBrokenLines() {
        Extent lost = extent("lost", Paint.LOST, new MmapRange(0x3000, 0x1000), new MmapRange(0, 0x1000));
        Scene scene = scene(1, 0, "part", space("IOAS 2", lost));
        Box box = box(scene, "lost");
        assertThat(connectors(scene)).hasSize(4).allMatch(Line::dashed).noneMatch(Line::selected);
        assertThat(connectors(scene).get(0).y1()).isEqualTo(TOP + 300);
        assertThat(connectors(scene).get(1).y2()).isEqualTo(box.y() + box.height() / 2);
        assertThat(connectors(scene).get(2).y1()).isEqualTo(TOP);
    }

    @Test
    void whatIsOutOfViewIsLedToAtThePicturesEdge() {
        Scene scene = scene(4, 800, "part", space("IOAS 2", extent("low", Paint.IMPORT, new MmapRange(0, 0x1000))));
        assertThat(connectors(scene)).extracting(Line::y1).containsExactly(TOP, TOP);
    }

    @Test
    void addressSpacesAreStackedAndTheLaneScrolls() {
        MapSpace[] spaces = IntStream.range(0, 8)
                .mapToObj(i -> space("IOAS " + i, extent("one" + i, Paint.IMPORT, ALL)))
                .toArray(MapSpace[]::new);
        SpaceLane lane = SpaceLane.of(List.of(spaces), 30, LINE, HEIGHT - TOP);
        assertThat(lane.height()).isGreaterThan(HEIGHT - TOP);
        assertThat(lane.headings()).extracting(SpaceLane.Heading::text).startsWith("IOAS 0", "IOAS 1");
        for (int i = 1; i < lane.boxes().size(); i++) {
            SpaceLane.Placed above = lane.boxes().get(i - 1);
            assertThat(lane.boxes().get(i).top()).isGreaterThan(above.top() + above.height());
        }
        Scene scene = scene(1, 0, "part", spaces);
        assertThat(shapes(scene, Box.class)).allMatch(box -> box.y() >= TOP && box.y() + box.height() <= HEIGHT);
        assertThat(words(scene)).contains("IOAS 0").doesNotContain("IOAS 7");
    }

    @Test
    void longAddressesAreWrappedRatherThanCut() {
        Extent far = new Extent(
                new Item("far", ALL, Paint.IMPORT, "far", false),
                "region",
                List.of(ALL),
                List.of("0xffff800000000000 - 0xffff800000ffffff"));
        assertThat(SpaceLane.of(List.of(space("IOAS 2", far)), 20, LINE, 400)
                        .boxes()
                        .getFirst()
                        .lines())
                .containsExactly("0xffff800000000000 -", "0xffff800000ffffff");
    }

    @Test
    void textsArePartedAtBlanksAndOffsets() {
        assertThat(Words.wrapped("BAR 0  16 MiB", 20)).containsExactly("BAR 0  16 MiB");
        assertThat(Words.wrapped("BAR 0  16 MiB", 8)).containsExactly("BAR 0", "16 MiB");
        assertThat(Words.wrapped("dmabuf+0x1000", 8)).containsExactly("dmabuf", "+0x1000");
        assertThat(Words.wrapped("one two three", 3, 2)).containsExactly("one", "two three");
        assertThat(Words.wrapped("one", 3, 0)).isEmpty();
    }

    @Test
    void aPartOfADmabufLeadsToPartsOfTheRegion() {
        DmabufRange second = new DmabufRange(0x8000, 0x2000, 0x1000);
        assertThat(MapSpaces.part(second, 0, 0x1000)).isEmpty();
        assertThat(MapSpaces.part(second, 0, 0x2000)).contains(new MmapRange(0x8000, 0x1000));
        assertThat(MapSpaces.part(second, 0x2000, 0x1000)).contains(new MmapRange(0x9000, 0x1000));
        assertThat(MapSpaces.part(new DmabufRange(0, 0x4000, 1L << 63), 0x1000, (1L << 63) + 0x1000))
                .contains(new MmapRange(0, 0x2000));
    }

    @Test
    void aTableTooThinForItsNameHasATagThatLeadsToIt() {
        MmapRange table = new MmapRange(0x2000, 0x10);
        Item thin = new Item("part/msix", table, Paint.HOLE, "MSI-X table", true);
        MapContent content = new MapContent(
                "a title",
                layout,
                List.of(new Lane("region", "BAR 0", List.of(new Item("part", ALL, Paint.MAPPED, "all", false), thin))),
                List.of());
        AddressScale scale = AddressScale.of(layout, true, HEIGHT - TOP, 1);
        Scene scene = new SceneBuilder(
                        content, new MapPlace(scale, 0, 0, Optional.of("part/msix")), WIDTH, HEIGHT, LINE, CHARACTER)
                .build();
        List<Box> boxes = shapes(scene, Box.class);
        Box place = boxes.get(1);
        Box tag = boxes.get(2);
        assertThat(place.y()).isEqualTo(TOP + 200);
        assertThat(tag.item()).isEqualTo(thin);
        assertThat(tag.paint()).isEqualTo(Paint.GROUND);
        assertThat(scene.at(tag.x() + 1, tag.y() + 1)).contains(tag);
        Label all = label(scene, "all");
        assertThat(all.y()).as("the region's own name is at the same place").isEqualTo(TOP + 200);
        assertThat(Math.abs(label(scene, "MSI-X table").y() - all.y())).isGreaterThanOrEqualTo(LINE);
        assertThat(shapes(scene, Line.class))
                .anyMatch(line -> line.y1() == place.y() + place.height() && line.y2() == tag.y());
    }

    @Test
    void aTableWithRoomForItsNameHasNoTag() {
        Item table = new Item("part/msix", new MmapRange(0x2000, 0x1000), Paint.HOLE, "MSI-X table", true);
        MapContent content =
                new MapContent("a title", layout, List.of(new Lane("region", "BAR 0", List.of(table))), List.of());
        AddressScale scale = AddressScale.of(layout, true, HEIGHT - TOP, 1);
        Scene scene = new SceneBuilder(
                        content, new MapPlace(scale, 0, 0, Optional.empty()), WIDTH, HEIGHT, LINE, CHARACTER)
                .build();
        assertThat(shapes(scene, Box.class)).hasSize(1);
        assertThat(words(scene)).containsOnlyOnce("MSI-X table");
    }

    private static Label label(Scene scene, String text) {
        return shapes(scene, Label.class).stream()
                .filter(label -> label.text().equals(text))
                .findFirst()
                .orElseThrow();
    }

    private static MapSpace space(String title, Extent... extents) {
        return new MapSpace(title, List.of(extents));
    }

    @Test
    void theLastAddressStandsClearOfTheOnesAboveIt() {
        for (long start = 0x3000; start < ALL.size(); start += 0x40) {
            RegionLayout parts = new RegionLayout(
                    ALL.size(),
                    List.of(
                            new Part(Kind.MAPPED, new MmapRange(0, start)),
                            new Part(Kind.NOT_MAPPABLE, new MmapRange(start, ALL.size() - start))),
                    Optional.empty());
            MapContent content =
                    new MapContent("a title", parts, List.of(new Lane("region", "BAR 0", List.of())), List.of());
            AddressScale scale = AddressScale.of(parts, false, HEIGHT - TOP, 1);
            Scene scene = new SceneBuilder(
                            content, new MapPlace(scale, 0, 0, Optional.empty()), WIDTH, HEIGHT, LINE, CHARACTER)
                    .build();
            List<Integer> rows =
                    shapes(scene, Label.class).stream().map(Label::y).sorted().toList();
            assertThat(words(scene)).contains("0x0", "0x4000");
            for (int i = 1; i < rows.size(); i++) {
                assertThat(rows.get(i) - rows.get(i - 1)).isGreaterThanOrEqualTo(LINE);
            }
        }
    }
}
