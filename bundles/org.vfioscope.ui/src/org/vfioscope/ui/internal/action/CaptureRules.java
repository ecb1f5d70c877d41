package org.vfioscope.ui.internal.action;

import java.util.Optional;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.rows.CapturedFile;

/** What can be done with files of captured devices, and what cannot be done with such devices. */
public final class CaptureRules {

    private CaptureRules() {}

    /**
     * The file that is meant.
     *
     * @param target what is selected
     * @return the name that stands for it; empty where no captured device is selected
     */
    public static Optional<String> file(Target target) {
        return switch (target) {
            case Target.CaptureFile file -> Optional.of(file.name());
            case Target.Device device -> CapturedFile.of(device.device());
            default -> Optional.empty();
        };
    }

    /**
     * Taking a file from the list.
     *
     * @param target what is selected
     * @return enabled for a file of captured devices, and for each of them
     */
    public static Availability remove(Target target) {
        return file(target).isPresent()
                ? new Availability.Enabled()
                : new Availability.Disabled(ReportMessages.Capture_removeNeedsFile);
    }

    /**
     * Whatever needs the device itself.
     *
     * @param device a device
     * @return why it cannot be done with a captured one; empty for one that is there itself
     */
    public static Optional<Availability> needsDevice(DeviceDescription device) {
        return noDevice(device).map(Availability.Disabled::new);
    }

    /**
     * Why nothing can be done to a captured device.
     *
     * @param device a device
     * @return the reason; empty for one that is there itself
     */
    public static Optional<String> noDevice(DeviceDescription device) {
        return device.capture()
                .map(origin -> NLS.bind(ReportMessages.Capture_noDevice, CapturedFile.shortName(device)));
    }
}
