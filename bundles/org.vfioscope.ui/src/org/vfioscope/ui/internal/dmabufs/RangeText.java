package org.vfioscope.ui.internal.dmabufs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.internal.dialogs.Unsigned;

/** Ranges as people write them: {@code 0x1000+0x2000}, one a line, as the command line takes them. */
final class RangeText {

    private RangeText() {}

    /** All ranges in order, or empty where there is none, or a line is none. */
    static Optional<List<MmapRange>> parse(String text) {
        List<MmapRange> ranges = new ArrayList<>();
        for (String line : text.lines().filter(l -> !l.isBlank()).toList()) {
            int plus = line.indexOf('+');
            OptionalLong offset = Unsigned.parse(line.substring(0, Math.max(plus, 0)));
            OptionalLong length = Unsigned.parse(line.substring(plus + 1));
            if (offset.isEmpty() || length.isEmpty()) {
                return Optional.empty();
            }
            ranges.add(new MmapRange(offset.getAsLong(), length.getAsLong()));
        }
        return Optional.of(ranges).filter(all -> !all.isEmpty());
    }

    static String of(List<MmapRange> ranges) {
        return ranges.stream()
                .map(range -> new ByteSize(range.offset()).hex() + "+" + new ByteSize(range.size()).hex())
                .collect(Collectors.joining("\n"));
    }
}
