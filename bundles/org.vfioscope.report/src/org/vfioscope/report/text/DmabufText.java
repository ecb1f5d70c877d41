package org.vfioscope.report.text;

import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;

/** Says what an open dmabuf holds. */
public final class DmabufText {

    private DmabufText() {}

    /**
     * Says in a line what a dmabuf is. Who made it elsewhere, as QEMU did in an imported log, does not tell its inode and
     * exporter.
     *
     * @param dmabuf the dmabuf
     * @return descriptor, size, inode and exporter
     */
    public static String summary(Dmabuf dmabuf) {
        return "fd %s, %s, inode %s, exporter %s"
                .formatted(
                        dmabuf.fd(),
                        new ByteSize(dmabuf.size()),
                        dmabuf.inode() == 0 ? "not captured" : Long.toUnsignedString(dmabuf.inode()),
                        dmabuf.exporter().isEmpty() ? "not captured" : dmabuf.exporter());
    }

    static void write(TextPage page, Dmabuf dmabuf) {
        page.line(1, "Dmabuf of region %s: %s".formatted(dmabuf.region(), summary(dmabuf)));
        for (DmabufRange range : dmabuf.ranges()) {
            String place = "%s of the region at 0x%x of the dmabuf"
                    .formatted(new MmapRange(range.regionOffset(), range.length()), range.dmabufOffset());
            page.line(
                    2,
                    range.qemuAgrees()
                            ? place
                            : place + "; QEMU's fd_offset 0x%x differs".formatted(range.qemuFdOffset()));
        }
    }
}
