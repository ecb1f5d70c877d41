package org.vfioscope.report.html;

import java.util.List;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.text.DmabufText;

/**
 * An open dmabuf as the page shows it.
 *
 * @param region the region's name
 * @param summary what it is, in a line
 * @param ranges what it holds
 */
public record DmabufView(String region, String summary, List<Range> ranges) {

    /**
     * A range of a dmabuf.
     *
     * @param regionOffset where it starts in the region
     * @param size its length
     * @param dmabufOffset where it starts in the dmabuf
     * @param qemuFdOffset what QEMU stores as its fd_offset
     */
    public record Range(String regionOffset, String size, String dmabufOffset, String qemuFdOffset) {}

    static DmabufView of(DeviceReport device, Dmabuf dmabuf) {
        return new DmabufView(
                device.regionName(dmabuf.region()),
                DmabufText.summary(dmabuf),
                dmabuf.ranges().stream()
                        .map(range -> new Range(
                                "0x%x".formatted(range.regionOffset()),
                                new ByteSize(range.length()).toString(),
                                "0x%x".formatted(range.dmabufOffset()),
                                range.qemuAgrees() ? "the same" : "0x%x, differs".formatted(range.qemuFdOffset())))
                        .toList());
    }
}
