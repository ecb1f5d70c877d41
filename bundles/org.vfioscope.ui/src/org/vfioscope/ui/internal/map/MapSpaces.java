package org.vfioscope.ui.internal.map;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.map.MapContent.Item;
import org.vfioscope.ui.internal.map.MapSpace.Extent;
import org.vfioscope.ui.internal.rows.DmabufRows;
import org.vfioscope.ui.internal.rows.ImportRows;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.TreeRow;

/** Finds the address spaces that a region, or dmabufs of it, are mapped in. */
final class MapSpaces {

    private static final Comparator<MadeImport> BY_IOVA =
            (a, b) -> Long.compareUnsigned(a.mapping().iova(), b.mapping().iova());

    private final OpenDevice open;
    private final int region;
    private final ZoneId zone;

    private MapSpaces(OpenDevice open, int region, ZoneId zone) {
        this.open = open;
        this.region = region;
        this.zone = zone;
    }

    /**
     * The address spaces in the order of their names.
     *
     * @param open the region's device
     * @param region the region index
     * @param imports the imports of all open devices
     * @param zone the zone that times are shown in
     */
    static List<MapSpace> of(OpenDevice open, int region, List<MadeImport> imports, ZoneId zone) {
        return new MapSpaces(open, region, zone).of(imports);
    }

    private List<MapSpace> of(List<MadeImport> imports) {
        String device = open.snapshot().device().name();
        Map<String, List<Extent>> spaces = new LinkedHashMap<>();
        imports.stream()
                .filter(made ->
                        made.state().holdsAddresses() && made.sourceKey().isPresent())
                .filter(made -> made.mapping().source() instanceof DmaSource.OfRegion of
                        && of.device().equals(device)
                        && of.region() == region)
                .sorted(Comparator.comparing(MadeImport::space).thenComparing(BY_IOVA))
                .forEach(made -> extent(made)
                        .ifPresent(extent -> spaces.computeIfAbsent(made.space(), space -> new ArrayList<>())
                                .add(extent)));
        return spaces.entrySet().stream()
                .map(space -> new MapSpace(space.getKey(), space.getValue()))
                .toList();
    }

    private Optional<Extent> extent(MadeImport made) {
        DmaMapping mapping = made.mapping();
        List<MmapRange> parts = parts(made);
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        boolean lost = made.state() == ImportState.LOST;
        TreeRow row = ImportRows.row(made, zone);
        String addresses = "0x%x - 0x%x".formatted(mapping.iova(), mapping.last());
        // no break between a number and its unit
        String size = new ByteSize(mapping.length()).binary().replace(' ', '\u00a0');
        List<String> lines = new ArrayList<>();
        lines.add(addresses);
        lines.add(NLS.bind(
                DmaMessages.Map_extent,
                new Object[] {made.importer().name(), size, mapping.access().label()}));
        if (lost) {
            lines.add(DmaMessages.Map_lost);
        }
        Item item = new Item(
                row.key(),
                parts.getFirst(),
                lost ? Paint.LOST : Paint.IMPORT,
                NLS.bind(
                        lost ? DmaMessages.Map_labelLost : DmaMessages.Map_label,
                        made.importer().name(),
                        addresses),
                false,
                row.tooltip());
        return Optional.of(new Extent(item, made.sourceKey().orElseThrow(), parts, lines));
    }

    private List<MmapRange> parts(MadeImport made) {
        long length = made.mapping().length();
        return switch (made.mapping().source()) {
            case DmaSource.RegionPart part -> List.of(new MmapRange(part.offset(), length));
            case DmaSource.DmabufPart part -> {
                List<MmapRange> parts = new ArrayList<>();
                for (DmabufRange range : ranges(made.sourceKey().orElseThrow())) {
                    part(range, part.start(), length).ifPresent(parts::add);
                }
                yield parts;
            }
            // of which region's it is, is not known
            case DmaSource.ReceivedPart part -> List.of();
        };
    }

    private List<DmabufRange> ranges(String dmabufKey) {
        for (int i = 0; i < open.dmabufs().size(); i++) {
            if (DmabufRows.key(open.snapshot().device().name(), region, i).equals(dmabufKey)) {
                return open.dmabufs().get(i).dmabuf().ranges();
            }
        }
        return List.of();
    }

    /** What of a dmabuf's range lies in a part of the dmabuf, as a part of the region. */
    static Optional<MmapRange> part(DmabufRange range, long start, long length) {
        long from = unsignedMax(range.dmabufOffset(), start);
        long to = unsignedMin(range.dmabufOffset() + range.length(), start + length);
        return Long.compareUnsigned(from, to) < 0
                ? Optional.of(new MmapRange(range.regionOffset() + from - range.dmabufOffset(), to - from))
                : Optional.empty();
    }

    private static long unsignedMax(long a, long b) {
        return Long.compareUnsigned(a, b) > 0 ? a : b;
    }

    private static long unsignedMin(long a, long b) {
        return Long.compareUnsigned(a, b) < 0 ? a : b;
    }
}
