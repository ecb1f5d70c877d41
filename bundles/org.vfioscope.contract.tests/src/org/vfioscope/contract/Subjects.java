package org.vfioscope.contract;

import java.util.List;
import java.util.Optional;
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
 * @param display a device with a ROM and a VGA region
 * @param sparse a device with a region of which only areas can be mapped; empty where there is none
 * @param sparseRegion the index of that region
 * @param ways the ways in which the kernel opens them
 */
public record Subjects(
        DeviceProvider provider,
        String exporter,
        int region,
        String importer,
        String resettable,
        String display,
        Optional<String> sparse,
        int sparseRegion,
        List<OpenWay> ways) {}
