package org.vfioscope.report;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.Occasion;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;

/**
 * One device of a report.
 *
 * @param snapshot what the device said of itself
 * @param dmabufs the dmabufs made of it that are still open, oldest first
 * @param contents the runs of its regions' content that belong to the report; read while the report is written
 * @param occasion when and where it was read; empty where that is not known
 */
public record DeviceReport(
        DeviceSnapshot snapshot, List<Dmabuf> dmabufs, List<RegionContent> contents, Optional<Occasion> occasion) {

    /** Keeps own copies. */
    public DeviceReport {
        dmabufs = List.copyOf(dmabufs);
        contents = List.copyOf(contents);
    }

    /**
     * Reports an open device as it was when it was last read. Asks the device nothing. A device that is replayed from a
     * capture is reported as it was captured, with its dmabufs and the occasion of then.
     *
     * @param session the open device
     * @param contents the runs of content that belong to the report
     * @param now when and where it was read
     * @return its report
     */
    public static DeviceReport of(DeviceSession session, List<RegionContent> contents, Occasion now) {
        if (session.recording().isPresent()) {
            Recording recorded = session.recording().get();
            return new DeviceReport(session.snapshot(), recorded.dmabufs(), contents, recorded.occasion());
        }
        List<Dmabuf> live = session.dmabufs().stream()
                .filter(DmabufHandle::isLive)
                .map(DmabufHandle::dmabuf)
                .toList();
        return new DeviceReport(session.snapshot(), live, contents, Optional.of(now));
    }

    /**
     * Reports a device that was found, but not opened: all that opening it would have told is not captured.
     *
     * @param device the device
     * @param now when and where it was found
     * @return its report
     */
    public static DeviceReport unopened(DeviceDescription device, Occasion now) {
        DeviceSnapshot snapshot = new DeviceSnapshot(
                device,
                "",
                new DeviceInfo(Set.of(), 0, 0, 0, List.of()),
                List.of(),
                List.of(),
                Optional.empty(),
                List.of(),
                new FeatureSupport(FeatureSupport.Level.ERROR, "the device was not opened"),
                Optional.empty(),
                List.of(),
                0,
                List.of(),
                Set.of(
                        SnapshotPart.DEVICE_INFO,
                        SnapshotPart.REGIONS,
                        SnapshotPart.INTERRUPTS,
                        SnapshotPart.CONFIG,
                        SnapshotPart.FEATURES,
                        SnapshotPart.DMABUF_SUPPORT,
                        SnapshotPart.HOT_RESET,
                        SnapshotPart.IOVA_RANGES));
        return new DeviceReport(snapshot, List.of(), List.of(), Optional.of(now));
    }

    /** {@return what discovery knew of the device} */
    public DeviceDescription device() {
        return snapshot.device();
    }

    /** {@return the name the device was opened by when it was read, which for a capture is not the capture's} */
    public String name() {
        return device().capture().map(CaptureOrigin::name).orElse(device().name());
    }

    /** {@return whether the names of PCI hold for its regions and interrupts} */
    public boolean isPci() {
        return snapshot.info().isPci()
                || device().pci().isPresent()
                || Bdf.parse(name()).isPresent();
    }

    /**
     * The name of a region, whether it was captured or not.
     *
     * @param index its index
     * @return such as {@code BAR 0}
     */
    public String regionName(int index) {
        return snapshot.region(index).map(RegionSnapshot::name).orElseGet(() -> PciIndex.regionName(isPci(), index));
    }
}
