package org.vfioscope.report;

import java.util.List;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;

/**
 * One device of a report.
 *
 * @param snapshot what the device said of itself
 * @param dmabufs the dmabufs made of it that are still open, oldest first
 */
public record DeviceReport(DeviceSnapshot snapshot, List<Dmabuf> dmabufs) {

    /** Keeps an own copy. */
    public DeviceReport {
        dmabufs = List.copyOf(dmabufs);
    }

    /**
     * Reports an open device as it was when it was last read. Asks the device nothing.
     *
     * @param session the open device
     * @return its report
     */
    public static DeviceReport of(DeviceSession session) {
        List<Dmabuf> live = session.dmabufs().stream()
                .filter(DmabufHandle::isLive)
                .map(DmabufHandle::dmabuf)
                .toList();
        return new DeviceReport(session.snapshot(), live);
    }
}
