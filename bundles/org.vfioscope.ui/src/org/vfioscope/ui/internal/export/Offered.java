package org.vfioscope.ui.internal.export;

import java.util.List;
import java.util.Set;
import org.vfioscope.model.DeviceDescription;

/**
 * What the wizard offers.
 *
 * @param choices all devices that were found, by provider
 * @param open the names of the open devices
 * @param selected the names of the selected devices
 * @param shown the names of the devices that the filter of the Devices view leaves
 */
public record Offered(List<DeviceHeading> choices, Set<String> open, Set<String> selected, Set<String> shown) {

    /** What exporting a device does. */
    enum Effect {
        /** It is reported as it was last read. */
        AS_READ,
        /** It is opened, which wakes nothing: it is simulated or captured. */
        OPENS,
        /** It is opened, which wakes it. */
        WAKES,
        /** It cannot be opened, and is reported as it was found. */
        AS_FOUND
    }

    /** Keeps own copies. */
    public Offered {
        choices = List.copyOf(choices);
        open = Set.copyOf(open);
        selected = Set.copyOf(selected);
        shown = Set.copyOf(shown);
    }

    Effect effect(DeviceDescription device) {
        if (open.contains(device.name())) {
            return Effect.AS_READ;
        }
        if (device.obstacle().isPresent()) {
            return Effect.AS_FOUND;
        }
        return device.simulated() || device.capture().isPresent() ? Effect.OPENS : Effect.WAKES;
    }

    /** Whether a device is ticked at first: what is selected, or else what is open; nothing is woken unasked. */
    boolean isPreset(DeviceDescription device) {
        boolean meant = selected.isEmpty() ? open.contains(device.name()) : selected.contains(device.name());
        return meant && effect(device) != Effect.WAKES;
    }
}
