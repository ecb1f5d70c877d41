package org.vfioscope.contract;

import java.util.List;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.OpenWay;

/**
 * The devices that the contract is tried on.
 *
 * @param provider who opens them
 * @param exporter a device with a memory BAR of at least four pages
 * @param region the index of that BAR
 * @param importer another device, in a group of its own
 * @param resettable a device with a reset
 * @param ways the ways in which the kernel opens them
 */
public record Subjects(
        DeviceProvider provider, String exporter, int region, String importer, String resettable, List<OpenWay> ways) {}
