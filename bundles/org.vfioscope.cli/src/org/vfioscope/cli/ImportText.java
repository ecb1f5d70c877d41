package org.vfioscope.cli;

import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast;

/** What {@code dmabuf import} prints: the address space, and a line for each mapping in it; or a forecast. */
final class ImportText {

    private static final String ROW = "  %-18s  %-18s  %-30s  %-6s  %-6s  %s";

    private ImportText() {}

    static String of(AddressSpace space) {
        StringBuilder text = new StringBuilder();
        field(text, "importer", space.session().device().name());
        field(text, "via", space.session().snapshot().via());
        field(text, "space", space.label());
        field(text, "usable", ranges(space));
        field(text, "mapped", Integer.toString(space.map().size()));
        row(text, "IOVA", "last", "length", "access", "state", "what");
        for (ImportHandle handle : space.imports()) {
            DmaMapping mapping = handle.mapping();
            row(
                    text,
                    hex(mapping.iova()),
                    hex(mapping.last()),
                    new ByteSize(mapping.length()).toString(),
                    mapping.access().label(),
                    handle.state().label(),
                    source(mapping.source()));
        }
        return text.toString();
    }

    /** What a forecast says of one import, of which dmabuf, a line each for the answer and what to change. */
    static String of(DmabufHandle dmabuf, ImportRequest request, Forecast forecast) {
        StringBuilder text = new StringBuilder();
        DeviceSession owner = dmabuf.session();
        String region = PciIndex.regionName(
                owner.snapshot().info().isPci(), dmabuf.dmabuf().region());
        String ranges = dmabuf.dmabuf().ranges().stream()
                .map(range -> hex(range.regionOffset()) + "+" + hex(range.length()))
                .collect(Collectors.joining(", "));
        field(text, "dmabuf", "%s %s, %s".formatted(owner.device().name(), region, ranges));
        String where =
                request.iova().isPresent() ? "at " + hex(request.iova().getAsLong()) : "where the kernel chooses";
        field(
                text,
                "request",
                "%s+%s, %s, %s"
                        .formatted(
                                hex(request.start()),
                                hex(request.length()),
                                where,
                                request.access().label()));
        field(text, "forecast", forecast.summary());
        if (forecast instanceof Forecast.Refused refused) {
            field(text, "answer", refused.errno().stream().map(Errno::toString).collect(Collectors.joining(" or ")));
            field(text, "change", refused.change());
        }
        return text.toString();
    }

    private static String ranges(AddressSpace space) {
        List<String> ranges = space.iovaRanges().stream()
                .map(range -> hex(range.first()) + "-" + hex(range.last()))
                .toList();
        return ranges.isEmpty() ? "not told by the kernel" : String.join(", ", ranges);
    }

    private static String source(DmaSource source) {
        return switch (source) {
            case DmaSource.DmabufPart part ->
                "%s, dmabuf %s at %s".formatted(region(part), Long.toUnsignedString(part.inode()), hex(part.start()));
            case DmaSource.RegionPart part -> "%s at %s".formatted(region(part), hex(part.offset()));
            case DmaSource.ReceivedPart part ->
                "dmabuf %s of %s at %s"
                        .formatted(Long.toUnsignedString(part.inode()), part.sender(), hex(part.start()));
        };
    }

    private static String region(DmaSource.OfRegion part) {
        return "%s region %d".formatted(part.device(), part.region());
    }

    private static void row(StringBuilder text, Object... cells) {
        text.append(ROW.formatted(cells).stripTrailing()).append('\n');
    }

    private static void field(StringBuilder text, String name, String value) {
        text.append("%-9s %s\n".formatted(name + ":", value));
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
