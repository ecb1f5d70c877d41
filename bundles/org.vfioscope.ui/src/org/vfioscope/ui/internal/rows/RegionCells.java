package org.vfioscope.ui.internal.rows;

import java.util.List;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.RegionSnapshot;

/**
 * The cells of a row of the Regions view: name, offset in the region, size, flags, state, and file offset. Two columns tell
 * where something lies, as no number says what it counts from.
 */
final class RegionCells {

    private RegionCells() {}

    /** Of a row that lies nowhere in a region. */
    static List<String> of(String name, String size, String flags, String state) {
        return List.of(name, "", size, flags, state, "");
    }

    /** Of a row that only says something. */
    static List<String> of(String name, String text) {
        return of(name, "", "", text);
    }

    /** Of a part of a region, at an offset from the region's start. */
    static List<String> of(RegionSnapshot region, String name, long offset, long size, String state) {
        return List.of(
                name,
                new ByteSize(offset).hex(),
                new ByteSize(size).toString(),
                "",
                state,
                new ByteSize(region.info().offset() + offset).hex());
    }

    /** Of a region that is present: it starts nowhere inside itself, so only its file offset is told. */
    static List<String> of(RegionSnapshot region, String flags, String state) {
        return List.of(
                region.name(),
                "",
                new ByteSize(region.info().size()).toString(),
                flags,
                state,
                new ByteSize(region.info().offset()).hex());
    }
}
