package org.vfioscope.report;

import java.util.List;
import org.vfioscope.model.DeviceDescription;

/**
 * The devices that were found, none of them opened.
 *
 * @param generator the product and its version, such as {@code Vfioscope 0.1.0}
 * @param sections one for each place that was looked in, in the order to be shown
 */
public record DeviceList(String generator, List<Section> sections) {

    /** Keeps an own copy. */
    public DeviceList {
        sections = List.copyOf(sections);
    }

    /**
     * The devices of one provider.
     *
     * @param label the heading, such as {@code Host devices}
     * @param simulated whether nothing real stands behind them
     * @param devices the devices, in the order to be shown
     */
    public record Section(String label, boolean simulated, List<DeviceDescription> devices) {

        /** Keeps an own copy. */
        public Section {
            devices = List.copyOf(devices);
        }
    }
}
