package org.vfioscope.model.rules;

import java.util.Optional;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.pci.PciConfig;

/**
 * What an export's outcome depends on, besides the request.
 *
 * @param support whether the device offers dmabufs
 * @param region the region, as the kernel described it; empty where the device has none of that index
 * @param bar the BAR behind it as the host has placed it, where there is one
 * @param config the device's configuration space; empty where it could not be read
 * @param pageSize the host's page size in bytes
 */
public record ExportFacts(
        FeatureSupport support,
        Optional<RegionInfo> region,
        Optional<PciBar> bar,
        Optional<PciConfig> config,
        long pageSize) {}
