package org.vfioscope.ui.internal.jobs;

import org.eclipse.core.runtime.jobs.ISchedulingRule;

/**
 * Lets jobs of one device run one after the other, and jobs of different devices side by side.
 *
 * @param device the device's name
 */
record DeviceRule(String device) implements ISchedulingRule {

    @Override
    public boolean contains(ISchedulingRule rule) {
        return equals(rule);
    }

    @Override
    public boolean isConflicting(ISchedulingRule rule) {
        return rule instanceof DeviceRule other && (equals(other) || holds(other) || other.holds(this));
    }

    /** Whether this is a file of captured devices, and the other one of them. */
    private boolean holds(DeviceRule other) {
        return other.device.startsWith(device + "#");
    }
}
