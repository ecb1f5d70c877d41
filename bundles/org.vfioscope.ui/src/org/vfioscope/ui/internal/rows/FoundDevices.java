package org.vfioscope.ui.internal.rows;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.DeviceDescription;

/**
 * What one provider's discovery gave.
 *
 * @param providerId the provider
 * @param label its heading
 * @param simulated whether its devices are simulated
 * @param devices what it found, in its order
 * @param problem why it could not look, with the remedy; empty where it could
 */
public record FoundDevices(
        String providerId, String label, boolean simulated, List<DeviceDescription> devices, Optional<String> problem) {

    /** Keeps an own copy. */
    public FoundDevices {
        devices = List.copyOf(devices);
    }

    /** {@return whether there is a device of real hardware that could be opened} */
    public boolean hasUsableHardware() {
        return !simulated
                && devices.stream().anyMatch(device -> device.obstacle().isEmpty());
    }
}
