package org.vfioscope.ui.internal.views;

import java.util.Optional;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.OpenDevice;

/**
 * The region that a view shows which follows the Regions view.
 *
 * @param name the device's name
 * @param region the region index
 */
public record SelectedRegion(String name, int region) {

    /** None was selected yet. */
    public static final SelectedRegion NONE = new SelectedRegion("", -1);

    /**
     * The region that goes with what is selected.
     *
     * @param target what is selected
     * @param before the region of before, which stays where nothing else is meant
     * @param access the open devices
     * @return the region; of a device, the first that can be mapped
     */
    public static SelectedRegion of(Target target, SelectedRegion before, DeviceAccess access) {
        return switch (target) {
            case Target.Nothing nothing -> before;
            case Target.CaptureFile file -> before;
            case Target.Pair pair -> before;
            case Target.PastDmabuf past -> before;
            case Target.Received received -> before;
            case Target.Region selected ->
                new SelectedRegion(selected.device().name(), selected.region().index());
            case Target.DmabufOf selected ->
                new SelectedRegion(selected.device().name(), selected.dmabuf().region());
            case Target.ImportOf selected
            when selected.mapping().source() instanceof DmaSource.OfRegion of ->
                new SelectedRegion(of.device(), of.region());
            case Target.ImportOf selected -> before;
            case Target.Device selected when selected.device().name().equals(before.name()) -> before;
            case Target.Device selected ->
                session(selected.device().name(), access)
                        .map(DeviceSession::snapshot)
                        .flatMap(SelectedRegion::first)
                        .map(found -> new SelectedRegion(selected.device().name(), found.index()))
                        .orElse(before);
        };
    }

    private static Optional<RegionSnapshot> first(DeviceSnapshot snapshot) {
        return snapshot.regions().stream()
                .filter(candidate -> !candidate.plan().qemuRanges().isEmpty())
                .findFirst()
                .or(() -> snapshot.regions().stream()
                        .filter(candidate -> candidate.info().isPresent())
                        .findFirst());
    }

    /**
     * The device's session.
     *
     * @param access the open devices
     * @return the session, or empty where the device is not open
     */
    public Optional<DeviceSession> session(DeviceAccess access) {
        return session(name, access);
    }

    /**
     * The device as it is now.
     *
     * @param access the open devices
     * @return the device, or empty where it is not open
     */
    public Optional<OpenDevice> device(DeviceAccess access) {
        return session(access).map(OpenDevice::of);
    }

    private static Optional<DeviceSession> session(String name, DeviceAccess access) {
        return access.sessions().stream()
                .filter(session -> session.device().name().equals(name))
                .findFirst();
    }
}
