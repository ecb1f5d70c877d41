package org.vfioscope.ui.internal.export;

import java.util.List;
import org.vfioscope.model.DeviceDescription;

/**
 * A heading of the wizard's tree with its devices.
 *
 * @param label the heading
 * @param devices the devices below it
 */
public record DeviceHeading(String label, List<DeviceDescription> devices) {

    /** Keeps an own copy. */
    public DeviceHeading {
        devices = List.copyOf(devices);
    }
}
