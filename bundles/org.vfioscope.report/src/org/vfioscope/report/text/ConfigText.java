package org.vfioscope.report.text;

import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.pci.PciConfig;

/** A decoded configuration space in words. */
final class ConfigText {

    private ConfigText() {}

    static void write(TextPage page, PciConfig config) {
        PciCommand command = config.command();
        page.line(
                1,
                "Command: memory decode %s, I/O decode %s, bus master %s, INTx %s [0x%x]"
                        .formatted(
                                onOff(command.memoryDecode()),
                                onOff(command.ioDecode()),
                                onOff(command.busMaster()),
                                onOff(!command.intxDisabled()),
                                command.word()));
        config.power().ifPresent(power -> page.line(1, "Power state: " + power));
        config.link().ifPresent(link -> page.line(1, "Link: " + link + (link.isDegraded() ? ", below its best" : "")));
        if (!config.capabilities().isEmpty()) {
            page.line(1, "PCI capabilities:");
            for (PciCapability capability : config.capabilities()) {
                page.line(2, "[%x] %s".formatted(capability.offset(), capability.name()));
            }
        }
    }

    private static String onOff(boolean on) {
        return on ? "on" : "off";
    }
}
