package org.vfioscope.cli;

import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;

/** What {@code dmabuf create} prints: a field a line, and a line a range. */
final class DmabufText {

    private static final String RANGE = "  %-18s  %-30s  %-18s";

    private DmabufText() {}

    static String of(String device, String region, Dmabuf dmabuf) {
        StringBuilder text = new StringBuilder();
        field(text, "device", device + (dmabuf.simulated() ? " (SIMULATED: no hardware behind it)" : ""));
        field(text, "region", "%d (%s)".formatted(dmabuf.region(), region));
        field(text, "fd", Integer.toString(dmabuf.fd()) + (dmabuf.simulated() ? " (simulated)" : ""));
        field(text, "size", new ByteSize(dmabuf.size()).toString());
        field(text, "inode", Long.toUnsignedString(dmabuf.inode()));
        field(text, "exporter", dmabuf.exporter());
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

    private static void field(StringBuilder text, String name, String value) {
        text.append("%-9s %s\n".formatted(name + ":", value));
    }

    private static String hex(long value) {
        return "0x" + Long.toHexString(value);
    }
}
