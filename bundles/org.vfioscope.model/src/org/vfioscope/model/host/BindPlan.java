package org.vfioscope.model.host;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.Bdf;

/**
 * What is going to be done to have other drivers bound to devices.
 *
 * @param steps the devices, in the order in which they are bound
 */
public record BindPlan(List<Step> steps) {

    /** Keeps an own copy. */
    public BindPlan {
        steps = List.copyOf(steps);
    }

    /**
     * One device's change of driver.
     *
     * @param device the device
     * @param former the driver bound to it now; empty where there is none
     * @param next the driver that will be bound; empty where none will be
     * @param commands what a root shell would do to the same end, one a line
     */
    public record Step(Bdf device, Optional<String> former, Optional<String> next, List<String> commands) {

        /** Keeps an own copy. */
        public Step {
            commands = List.copyOf(commands);
        }
    }
}
