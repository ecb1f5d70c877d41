package org.vfioscope.ui.internal.action;

/** Whether an action can work on what is selected. */
public sealed interface Availability {

    /** It can be tried. */
    record Enabled() implements Availability {}

    /**
     * It cannot work.
     *
     * @param reason why not, for the action's tooltip
     */
    record Disabled(String reason) implements Availability {}

    /** {@return whether it can be tried} */
    default boolean isEnabled() {
        return this instanceof Enabled;
    }
}
