package org.vfioscope.ui.internal.dmabufs;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.ui.internal.dialogs.Unsigned;

/** Ranges as people write them: {@code 0x1000+0x2000}, one a line, as the command line takes them. */
final class RangeText {

    private RangeText() {}

    /** All ranges in order, or empty where there is none, or a line is none. */
    static Optional<List<MmapRange>> parse(String text) {
        List<MmapRange> ranges =
                lines(text).map(RangeText::range).flatMap(Optional::stream).toList();
        return Optional.of(ranges)
                .filter(all -> !all.isEmpty() && all.size() == lines(text).count());
    }

    /** The first line that is neither a range nor empty; empty where all can be read. */
    static Optional<String> mistake(String text) {
        return lines(text).filter(line -> range(line).isEmpty()).findFirst();
    }

    private static Stream<String> lines(String text) {
        return text.lines().map(String::strip).filter(line -> !line.isEmpty());
    }

    private static Optional<MmapRange> range(String line) {
        int plus = line.indexOf('+');
        OptionalLong offset = Unsigned.parse(line.substring(0, Math.max(plus, 0)));
        OptionalLong length = Unsigned.parse(line.substring(plus + 1));
        return offset.isEmpty() || length.isEmpty()
                ? Optional.empty()
                : Optional.of(new MmapRange(offset.getAsLong(), length.getAsLong()));
    }

    static String of(List<MmapRange> ranges) {
        return ranges.stream()
                .map(range -> new ByteSize(range.offset()).hex() + "+" + new ByteSize(range.size()).hex())
                .collect(Collectors.joining("\n"));
    }
}
