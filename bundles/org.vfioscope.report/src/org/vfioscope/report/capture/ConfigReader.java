package org.vfioscope.report.capture;

import java.util.Optional;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.pci.ConfigBar;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PcieLink;
import org.vfioscope.model.pci.PowerState;

/** Reads a captured configuration space, and the MSI-X table that its device has. */
final class ConfigReader {

    private ConfigReader() {}

    static Optional<PciConfig> read(Reader device) throws Damage {
        Optional<MsixTable> msix = device.optional(
                "msixTable",
                table -> new MsixTable(table.number("region"), table.hex("offset"), table.number("entries")));
        return device.optional("config", config -> config(config, msix));
    }

    private static PciConfig config(Reader config, Optional<MsixTable> msix) throws Damage {
        return new PciConfig(
                new PciCommand(config.object("command").id("raw")),
                config.id("status"),
                config.list(
                        "bars",
                        bar -> new ConfigBar(
                                bar.number("index"),
                                bar.hex("address"),
                                bar.truth("io"),
                                bar.truth("is64Bit"),
                                bar.truth("prefetchable"))),
                config.list(
                        "capabilities",
                        capability -> new PciCapability(
                                capability.number("id"),
                                capability.truth("extended"),
                                capability.id("offset"),
                                capability.text("name"))),
                config.word("powerState", PowerState.class),
                msix,
                config.optional(
                        "link",
                        link -> new PcieLink(
                                link.number("maxSpeedCode"),
                                link.number("maxWidth"),
                                link.number("speedCode"),
                                link.number("width"))));
    }
}
