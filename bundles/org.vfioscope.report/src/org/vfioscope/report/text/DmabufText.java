package org.vfioscope.report.text;

import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;

/** Says what an open dmabuf holds. */
final class DmabufText {

    private DmabufText() {}

    static void write(TextPage page, Dmabuf dmabuf) {
        page.line(
                1,
                "Dmabuf of region %s: fd %s, %s, inode %s, exporter %s"
                        .formatted(
                                dmabuf.region(),
                                dmabuf.fd(),
                                new ByteSize(dmabuf.size()),
                                Long.toUnsignedString(dmabuf.inode()),
                                dmabuf.exporter()));
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
