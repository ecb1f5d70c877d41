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
 * @param unreadable the listed files of captured devices that cannot be read
 */
public record FoundDevices(
        String providerId,
        String label,
        boolean simulated,
        List<DeviceDescription> devices,
        Optional<String> problem,
        List<Unreadable> unreadable) {

    /**
     * A listed file that cannot be read.
     *
     * @param name the name that stands for its devices
     * @param problem why, in one sentence
     */
    public record Unreadable(String name, String problem) {}

    /** Keeps own copies. */
    public FoundDevices {
        devices = List.copyOf(devices);
        unreadable = List.copyOf(unreadable);
    }

    /**
     * What was found where every listed file could be read.
     *
     * @param providerId the provider
     * @param label its heading
     * @param simulated whether its devices are simulated
     * @param devices what it found, in its order
     * @param problem why it could not look, with the remedy; empty where it could
     */
    public FoundDevices(
            String providerId,
            String label,
            boolean simulated,
            List<DeviceDescription> devices,
            Optional<String> problem) {
        this(providerId, label, simulated, devices, problem, List.of());
    }

    /** {@return whether there is nothing to be shown of it: no device, and no reason why one is missing} */
    public boolean isEmpty() {
        return devices.isEmpty() && problem.isEmpty() && unreadable.isEmpty();
    }

    /** {@return whether there is a device of real hardware that could be opened} */
    public boolean hasUsableHardware() {
        return !simulated
                && devices.stream()
                        .anyMatch(device ->
                                device.obstacle().isEmpty() && device.capture().isEmpty());
    }
}
