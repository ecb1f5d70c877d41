package org.vfioscope.report.diff;

import java.util.List;

/**
 * What is different between two sets of devices.
 *
 * @param generator the product and its version
 * @param devices the pairs that were compared
 * @param onlyInA the devices that have no counterpart in the second set
 * @param onlyInB the devices that have none in the first
 */
public record ReportDiff(String generator, List<DeviceDiff> devices, List<String> onlyInA, List<String> onlyInB) {

    /** Keeps own copies. */
    public ReportDiff {
        devices = List.copyOf(devices);
        onlyInA = List.copyOf(onlyInA);
        onlyInB = List.copyOf(onlyInB);
    }

    /** {@return whether no difference was found} */
    public boolean isEqual() {
        return onlyInA.isEmpty() && onlyInB.isEmpty() && devices.stream().allMatch(DeviceDiff::isEqual);
    }
}
