package org.vfioscope.cli;

import java.util.stream.Collectors;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast;

/** What {@code dmabuf create} prints: a field a line, and a line a range; or a forecast. */
final class DmabufText {

    private static final String RANGE = "  %-18s  %-30s  %-18s";

    private DmabufText() {}

    /** What was made; where a command inherits it, the descriptor has another number there. */
    static String of(String device, String region, DmabufHandle handle, boolean inherited) throws VfioException {
        Dmabuf dmabuf = handle.dmabuf();
        StringBuilder text = new StringBuilder();
        field(text, "device", device + (dmabuf.simulated() ? " (SIMULATED: no hardware behind it)" : ""));
        field(text, "region", "%d (%s)".formatted(dmabuf.region(), region));
        field(text, "fd", Integer.toString(dmabuf.fd()) + remark(dmabuf, inherited));
        field(text, "size", new ByteSize(dmabuf.size()).toString());
        field(text, "inode", Long.toUnsignedString(dmabuf.inode()));
        field(text, "exporter", dmabuf.exporter());
        handle.name().ifPresent(name -> field(text, "name", name));
        handle.openFlags().ifPresent(flags -> field(text, "flags", flags.toString()));
        field(text, "state", state(handle));
        field(text, "ranges", Integer.toString(dmabuf.ranges().size()));
        text.append(RANGE.formatted("BAR offset", "length", "dmabuf offset").stripTrailing())
                .append('\n');
        for (DmabufRange range : dmabuf.ranges()) {
            String line =
                    RANGE.formatted(hex(range.regionOffset()), new ByteSize(range.length()), hex(range.dmabufOffset()));
            text.append(
                            range.qemuAgrees()
                                    ? line.stripTrailing()
                                    : line + "  QEMU's fd_offset differs: " + hex(range.qemuFdOffset()))
                    .append('\n');
        }
        return text.toString();
    }

    /** What a forecast says of one request, a line each for the ranges, the answer and what to change. */
    static String of(DmabufRequest request, Forecast forecast) {
        String ranges = request.ranges().stream()
                .map(range -> hex(range.offset()) + "+" + hex(range.size()))
                .collect(Collectors.joining(", "));
        StringBuilder text = new StringBuilder();
        field(text, "request", "region %d, %s".formatted(request.region(), ranges));
        field(text, "forecast", forecast.summary());
        switch (forecast) {
            case Forecast.Accepted accepted -> {}
            case Forecast.BornRevoked revoked -> field(text, "change", revoked.change());
            case Forecast.Refused refused -> {
                field(
                        text,
                        "answer",
                        refused.errno().stream().map(Errno::toString).collect(Collectors.joining(" or ")));
                field(text, "change", refused.change());
            }
        }
        return text.toString();
    }

    private static String remark(Dmabuf dmabuf, boolean inherited) {
        if (dmabuf.simulated()) {
            return " (simulated)";
        }
        return inherited ? " here; the command finds its own number in VFIOSCOPE_DMABUF_FD" : "";
    }

    private static String state(DmabufHandle handle) {
        DmabufEvent last = DmabufEvent.since(handle.history());
        return last.state() == DmabufState.LIVE
                ? last.state().label()
                : last.state().label() + ": " + last.cause();
    }

    static void field(StringBuilder text, String name, String value) {
        text.append("%-9s %s\n".formatted(name + ":", value));
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
