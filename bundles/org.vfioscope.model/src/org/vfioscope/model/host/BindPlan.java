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
     * @param next the driver that will be bound
     * @param reason why the device is part of the plan, half a sentence
     * @param actions what is done, in order
     */
    public record Step(Bdf device, Optional<String> former, Next next, String reason, List<BindAction> actions) {

        /** Keeps an own copy. */
        public Step {
            actions = List.copyOf(actions);
        }

        /** {@return what a root shell would do to the same end, one a line} */
        public List<String> commands() {
            return actions.stream().map(BindAction::command).toList();
        }
    }

    /** Which driver a device has in the end. */
    public sealed interface Next {

        /** {@return such as {@code e1000e}, {@code no driver}} */
        String words();

        /**
         * A certain one.
         *
         * @param name its name
         */
        record Driver(String name) implements Next {

            @Override
            public String words() {
                return name;
            }
        }

        /** None, as it was before. */
        record None() implements Next {

            @Override
            public String words() {
                return "no driver";
            }
        }

        /**
         * Whatever the kernel finds for the device.
         *
         * @param expected the module that the kernel's aliases name; empty where they name none
         */
        record KernelsChoice(Optional<String> expected) implements Next {

            @Override
            public String words() {
                return "the kernel's choice"
                        + expected.map(name -> ", probably " + name).orElse("");
            }
        }
    }
}
