package org.vfioscope.report.json;

import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PcieLink;

/** Writes a decoded configuration space. */
final class ConfigJson {

    private final JsonDocument json;

    ConfigJson(JsonDocument json) {
        this.json = json;
    }

    void write(PciConfig config) {
        json.object("command", () -> {
            json.hex("raw", config.command().word());
            json.flag("memoryDecode", config.command().memoryDecode());
            json.flag("ioDecode", config.command().ioDecode());
            json.flag("busMaster", config.command().busMaster());
            json.flag("intxDisabled", config.command().intxDisabled());
        });
        json.hex("status", config.status());
        json.text("powerState", config.power().map(Enum::name));
        json.object("link", config.link(), this::link);
        json.objects("bars", config.bars(), bar -> {
            json.number("index", bar.index());
            json.hex("address", bar.address());
            json.flag("io", bar.io());
            json.flag("is64Bit", bar.is64Bit());
            json.flag("prefetchable", bar.prefetchable());
        });
        json.objects("capabilities", config.capabilities(), capability -> {
            json.number("id", capability.id());
            json.flag("extended", capability.extended());
            json.hex("offset", capability.offset());
            json.text("name", capability.name());
        });
    }

    private void link(PcieLink link) {
        json.text("label", link.toString());
        json.number("speedCode", link.speed());
        json.number("width", link.width());
        json.number("maxSpeedCode", link.maxSpeed());
        json.number("maxWidth", link.maxWidth());
    }
}
