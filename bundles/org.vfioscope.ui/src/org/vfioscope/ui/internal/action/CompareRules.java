package org.vfioscope.ui.internal.action;

import java.util.Optional;
import java.util.stream.Stream;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.action.Availability.Disabled;
import org.vfioscope.ui.internal.action.Availability.Enabled;

/** What can be compared. */
public final class CompareRules {

    private CompareRules() {}

    /**
     * Comparing two things.
     *
     * @param target what is selected
     * @return enabled for two devices, or two files of captured ones, that are open or can be opened
     */
    public static Availability compare(Target target) {
        if (!(target instanceof Target.Pair pair)) {
            return new Disabled(ReportMessages.Compare_needsTwo);
        }
        return Stream.of(pair.a(), pair.b())
                .map(CompareRules::readable)
                .filter(readable -> !readable.isEnabled())
                .findFirst()
                .orElseGet(Enabled::new);
    }

    /**
     * Comparing a device with a capture.
     *
     * @param target what is selected
     * @return enabled for a device, or a file of captured ones, that is open or can be opened
     */
    public static Availability compareWithCapture(Target target) {
        return name(target).isPresent() ? readable(target) : new Disabled(ReportMessages.Compare_needsOne);
    }

    private static Availability readable(Target target) {
        return target instanceof Target.Device of
                        && !of.open()
                        && of.device().obstacle().isPresent()
                ? new Disabled(NLS.bind(
                        Messages.Rules_openObstacle,
                        of.device().name(),
                        of.device().obstacle().get()))
                : new Enabled();
    }

    /**
     * What something is compared by.
     *
     * @param target what is selected
     * @return the name of a device or a file; empty where it is neither
     */
    public static Optional<String> name(Target target) {
        return switch (target) {
            case Target.CaptureFile file -> Optional.of(file.name());
            case Target.Device device -> Optional.of(device.device().name());
            default -> ActionRules.openDevice(target).map(DeviceDescription::name);
        };
    }
}
