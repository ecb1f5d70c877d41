package org.vfioscope.report.table;

import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Flag;
import org.vfioscope.model.SnapshotPart;

/** How values stand in cells: addresses and sizes in hexadecimal, lists parted by spaces, nothing for what there is not. */
final class Cells {

    /** What stands in a cell whose value nobody asked the device for. */
    static final String NOT_CAPTURED = "not captured";

    private Cells() {}

    static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }

    static String id(int digits, int value) {
        return "0x" + ("%0" + digits + "x").formatted(value);
    }

    static String text(Optional<?> value) {
        return value.map(Object::toString).orElse("");
    }

    static <F extends Enum<F> & Flag> String flags(Set<F> flags) {
        return flags.stream().sorted().map(Flag::name).collect(Collectors.joining(" "));
    }

    static String join(Collection<?> values) {
        return values.stream().map(Object::toString).collect(Collectors.joining("; "));
    }

    /** The value where its part was captured. */
    static String of(DeviceSnapshot snapshot, SnapshotPart part, String value) {
        return snapshot.has(part) ? value : NOT_CAPTURED;
    }
}
