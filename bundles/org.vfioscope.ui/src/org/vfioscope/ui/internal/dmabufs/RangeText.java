package org.vfioscope.ui.internal.dmabufs;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;

/** Ranges as people write them: {@code 0x1000+0x2000}, one a line, as the command line takes them. */
final class RangeText {

    private static final Pattern RANGE = Pattern.compile("0[xX]([0-9a-fA-F]{1,16})\\+0[xX]([0-9a-fA-F]{1,16})");

    private RangeText() {}

    /** All ranges in order, or empty where there is none, or a line is none. */
    static Optional<List<MmapRange>> parse(String text) {
        List<MmapRange> ranges = new ArrayList<>();
        for (String line : text.strip()
                .lines()
                .map(String::strip)
                .filter(l -> !l.isEmpty())
                .toList()) {
            Matcher matcher = RANGE.matcher(line);
            if (!matcher.matches()) {
                return Optional.empty();
            }
            ranges.add(new MmapRange(
                    Long.parseUnsignedLong(matcher.group(1), 16), Long.parseUnsignedLong(matcher.group(2), 16)));
        }
        return Optional.of(ranges).filter(all -> !all.isEmpty());
    }

    static String of(List<MmapRange> ranges) {
        return ranges.stream()
                .map(range -> new ByteSize(range.offset()).hex() + "+" + new ByteSize(range.size()).hex())
                .collect(Collectors.joining("\n"));
    }
}
