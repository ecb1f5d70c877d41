package org.vfioscope.report;

import java.util.List;

/**
 * A report of one or more devices; every rendering of it agrees with every other.
 *
 * @param generator the product and its version, such as {@code Vfioscope 0.1.0}
 * @param devices the devices, in the order they were asked for
 */
public record Report(String generator, List<DeviceReport> devices) {

    /** Keeps an own copy. */
    public Report {
        devices = List.copyOf(devices);
    }
}
