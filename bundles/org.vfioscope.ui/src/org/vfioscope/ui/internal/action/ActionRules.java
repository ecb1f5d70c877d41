package org.vfioscope.ui.internal.action;

import java.util.List;
import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.ui.internal.DmaMessages;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Availability.Disabled;
import org.vfioscope.ui.internal.action.Availability.Enabled;
import org.vfioscope.ui.internal.rows.DmabufName;

/** Where each action can work, and why it cannot elsewhere. */
public final class ActionRules {

    private ActionRules() {}

    /**
     * Opening a device.
     *
     * @param target what is selected
     * @return enabled for a device that is not open and that nothing stands in the way of
     */
    public static Availability open(Target target) {
        if (!(target instanceof Target.Device device)) {
            return new Disabled(Messages.Rules_openNeedsDevice);
        }
        if (device.open()) {
            return new Disabled(
                    NLS.bind(Messages.Rules_openAlready, device.device().name()));
        }
        return device.device()
                .obstacle()
                .<Availability>map(obstacle -> new Disabled(
                        NLS.bind(Messages.Rules_openObstacle, device.device().name(), obstacle)))
                .orElseGet(Enabled::new);
    }

    /**
     * Closing a device.
     *
     * @param target what is selected
     * @return enabled for an open device and everything that belongs to one
     */
    public static Availability close(Target target) {
        if (target instanceof Target.Device device && !device.open()) {
            return new Disabled(
                    NLS.bind(Messages.Rules_closeNotOpen, device.device().name()));
        }
        return openDevice(target).isPresent() ? new Enabled() : new Disabled(Messages.Rules_closeNeedsDevice);
    }

    /**
     * Making a dmabuf of a region.
     *
     * @param target what is selected
     * @return enabled for a region with mmap ranges of a device that may export them
     */
    public static Availability createDmabuf(Target target) {
        if (!(target instanceof Target.Region selected)) {
            return new Disabled(Messages.Rules_createNeedsRegion);
        }
        Optional<Availability> captured = CaptureRules.needsDevice(selected.device());
        if (captured.isPresent()) {
            return captured.get();
        }
        String name = selected.region().name();
        var plan = selected.region().plan();
        if (plan.noRange().isPresent()) {
            return new Disabled(NLS.bind(
                    Messages.Rules_createNoRange, name, plan.noRange().get().text()));
        }
        if (plan.qemu() instanceof QemuRanges.Refused refused) {
            return new Disabled(NLS.bind(Messages.Rules_createRefused, name, refused.reason()));
        }
        var support = selected.dmabufSupport();
        // an error of the probe says nothing certain of the export itself, so that may be tried
        if (!support.isSupported() && support.level() != Level.ERROR) {
            return new Disabled(
                    NLS.bind(Messages.Rules_createNoExport, selected.device().name(), support.reason()));
        }
        return new Enabled();
    }

    /**
     * Making dmabufs of chosen ranges.
     *
     * @param target what is selected
     * @param regions the regions of the open device that it belongs to; none where it belongs to none
     * @return enabled for an open device with regions, and all that belongs to it; the wizard says what will be refused
     */
    public static Availability newDmabuf(Target target, List<RegionSnapshot> regions) {
        return openDevice(target)
                .map(device -> CaptureRules.needsDevice(device)
                        .orElseGet(() -> regions.stream()
                                        .anyMatch(region -> region.info().isPresent())
                                ? new Enabled()
                                : new Disabled(NLS.bind(Messages.Rules_newNoRegion, device.name()))))
                .orElseGet(() -> new Disabled(Messages.Rules_newNeedsDevice));
    }

    /**
     * Making a released dmabuf again.
     *
     * @param target what is selected
     * @return enabled for a released dmabuf of an open device
     */
    public static Availability recreateDmabuf(Target target) {
        if (target instanceof Target.PastDmabuf past) {
            return new Disabled(
                    NLS.bind(Messages.Rules_recreateNeedsOpen, past.device().name()));
        }
        if (target instanceof Target.Received received && !received.live()) {
            return new Disabled(DmaMessages.Rules_recreateReceived);
        }
        return target instanceof Target.DmabufOf dmabuf && !dmabuf.live()
                ? new Enabled()
                : new Disabled(Messages.Rules_recreateNeedsReleased);
    }

    /**
     * Releasing a dmabuf.
     *
     * @param target what is selected
     * @return enabled for a dmabuf whose descriptor is open
     */
    public static Availability releaseDmabuf(Target target) {
        if (target instanceof Target.PastDmabuf past) {
            return releasedAlready(DmabufName.of(past.dmabuf()));
        }
        if (target instanceof Target.Received received) {
            return received.live()
                    ? new Enabled()
                    : releasedAlready(DmabufName.of(
                            received.facts().fd(), received.facts().inode()));
        }
        if (!(target instanceof Target.DmabufOf selected)) {
            return new Disabled(Messages.Rules_releaseNeedsDmabuf);
        }
        return selected.live() ? new Enabled() : releasedAlready(DmabufName.of(selected.dmabuf()));
    }

    private static Availability releasedAlready(String dmabuf) {
        return new Disabled(NLS.bind(Messages.Rules_releasedAlready, dmabuf));
    }

    /**
     * The open device that something belongs to.
     *
     * @param target what is selected
     * @return the device, or empty where there is none or it is not open
     */
    public static Optional<DeviceDescription> openDevice(Target target) {
        return switch (target) {
            case Target.Nothing nothing -> Optional.empty();
            case Target.CaptureFile file -> Optional.empty();
            case Target.Pair pair -> Optional.empty();
            case Target.Device device -> Optional.of(device.device()).filter(d -> device.open());
            case Target.Region region -> Optional.of(region.device());
            case Target.DmabufOf dmabuf -> Optional.of(dmabuf.device());
            case Target.PastDmabuf past -> Optional.empty();
            case Target.Received received -> Optional.empty();
            // two devices belong to it, so none is meant for certain
            case Target.ImportOf made -> Optional.empty();
        };
    }
}
