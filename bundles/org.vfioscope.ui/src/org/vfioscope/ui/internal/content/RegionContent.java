package org.vfioscope.ui.internal.content;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;

/** What the Content view knows of one region: what was read, what is watched, and where one looks. */
final class RegionContent {

    private final long size;
    private final Optional<MmapRange> hole;
    private final Optional<List<MmapRange>> captured;
    private final Map<Long, AccessWidth> watched = new LinkedHashMap<>();
    private Registers registers = new Registers(AccessWidth.DWORD);
    private boolean bigEndian;
    private long topRow;
    private Optional<ReadRange> lastRead = Optional.empty();

    RegionContent(long size, Optional<MmapRange> hole, Optional<List<MmapRange>> captured) {
        this.size = size;
        this.hole = hole;
        this.captured = captured;
    }

    RegisterGrid grid() {
        return new RegisterGrid(size, registers.width(), hole, captured);
    }

    RegisterText format() {
        return new RegisterText(registers.width(), bigEndian);
    }

    Registers registers() {
        return registers;
    }

    /** The watched registers, each with the width it is read with, in the order in which they were chosen. */
    Map<Long, AccessWidth> watched() {
        return watched;
    }

    Optional<ReadRange> lastRead() {
        return lastRead;
    }

    void setLastRead(ReadRange range) {
        lastRead = range.isEmpty() ? Optional.empty() : Optional.of(range);
    }

    /** Registers of another width are others: what was read of the former ones says nothing of them. */
    void setWidth(AccessWidth other) {
        if (other != registers.width()) {
            registers = new Registers(other);
        }
    }

    void setBigEndian(boolean big) {
        bigEndian = big;
    }

    /** The row that is shown first; a row is as long with every width, so that it stays with another one. */
    long topRow() {
        return topRow;
    }

    void setTopRow(long row) {
        topRow = row;
    }
}
