package org.vfioscope.report.text;

import org.vfioscope.model.ByteSize;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;

/** Says where the host has placed a BAR. */
public final class BarText {

    private BarText() {}

    /**
     * A BAR in one line.
     *
     * @param bar the BAR
     * @return such as {@code BAR 0: 64-bit memory at 0xfd000000, 0x4000 (16 KiB)}
     */
    public static String line(PciBar bar) {
        return "%s: %s at 0x%x, %s"
                .formatted(PciIndex.regionName(true, bar.index()), bar.kind(), bar.start(), new ByteSize(bar.size()));
    }
}
