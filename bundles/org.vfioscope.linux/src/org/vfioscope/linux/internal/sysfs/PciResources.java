package org.vfioscope.linux.internal.sysfs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;

/**
 * Reads the {@code resource} file of a PCI device: a line a resource, with start, end and flags. The first six are the
 * BARs, the seventh the expansion ROM; virtual functions and bridge windows come behind them.
 */
final class PciResources {

    /** IORESOURCE_IO, linux/ioport.h. */
    private static final long IO = 0x100;
    /** IORESOURCE_MEM, linux/ioport.h. */
    private static final long MEM = 0x200;
    /** IORESOURCE_PREFETCH, linux/ioport.h. */
    private static final long PREFETCH = 0x2000;
    /** IORESOURCE_MEM_64, linux/ioport.h. */
    private static final long MEM_64 = 0x100000;

    private static final Pattern LINE =
            Pattern.compile("0x([0-9a-fA-F]{1,16}) 0x([0-9a-fA-F]{1,16}) 0x([0-9a-fA-F]{1,16})");

    private PciResources() {}

    /** The BARs and the ROM; lines that make no sense are passed over. */
    static List<PciBar> parse(List<String> lines) {
        List<PciBar> bars = new ArrayList<>();
        for (int index = 0; index < lines.size() && index <= PciIndex.ROM; index++) {
            bar(index, lines.get(index)).ifPresent(bars::add);
        }
        return bars;
    }

    private static Optional<PciBar> bar(int index, String line) {
        Matcher m = LINE.matcher(line.strip());
        if (!m.matches()) {
            return Optional.empty();
        }
        long start = Long.parseUnsignedLong(m.group(1), 16);
        long end = Long.parseUnsignedLong(m.group(2), 16);
        long flags = Long.parseUnsignedLong(m.group(3), 16);
        if ((flags & (IO | MEM)) == 0 || Long.compareUnsigned(end, start) < 0) {
            return Optional.empty();
        }
        return Optional.of(new PciBar(
                index, start, end - start + 1, (flags & IO) != 0, (flags & MEM_64) != 0, (flags & PREFETCH) != 0));
    }
}
