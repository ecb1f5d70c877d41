package org.vfioscope.access;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;

/** What an examination finds of a device that the host's kernel has no part in: nothing that could be mended here. */
final class NotOfThisHost {

    private static final String ID = "device-host";

    private NotOfThisHost() {}

    static List<Finding> findings(DeviceDescription device) {
        if (device.capture().isPresent()) {
            return note(device.name() + " is a capture", "There is no device that could be examined.");
        }
        return device.simulated()
                ? note(device.name() + " is simulated", "Nothing of the host stands in its way.")
                : note(device.name() + " is no device of this host", "Nothing of the host's VFIO stands in its way.");
    }

    private static List<Finding> note(String title, String detail) {
        return List.of(new Finding(ID, Severity.NOTE, title, detail, Optional.empty()));
    }
}
