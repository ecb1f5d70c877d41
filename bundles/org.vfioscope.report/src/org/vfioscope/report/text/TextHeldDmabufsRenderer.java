package org.vfioscope.report.text;

import java.util.OptionalLong;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.HeldDmabuf;
import org.vfioscope.report.HeldDmabufsRenderer;

/** A table of the dmabufs and one of the open VFIO devices; below them, what could not be seen. */
public final class TextHeldDmabufsRenderer implements HeldDmabufsRenderer {

    @Override
    public String render(String generator, HeldDmabufs held) {
        TextPage page = new TextPage();
        if (held.dmabufs().isEmpty()) {
            page.line(0, "No process is seen to hold a dmabuf.");
        } else {
            TextTable table = new TextTable("PID", "PROCESS", "FD", "INODE", "SIZE", "EXPORTER", "NAME", "OF");
            held.dmabufs().forEach(dmabuf -> dmabuf(table, dmabuf));
            table.writeTo(page);
        }
        if (!held.devices().isEmpty()) {
            page.blank();
            TextTable table = new TextTable("PID", "PROCESS", "FD", "OPEN DEVICE");
            held.devices().forEach(device -> device(table, device));
            table.writeTo(page);
        }
        if (held.unreadable() > 0) {
            page.blank();
            page.line(
                    0,
                    "Processes that could not be looked into, as they belong to other users or are protected: %s."
                            .formatted(held.unreadable()));
        }
        return page.toString();
    }

    private static void dmabuf(TextTable table, HeldDmabuf dmabuf) {
        DmabufHolding holding = dmabuf.holding();
        table.row(
                Long.toString(holding.pid()),
                holding.process(),
                Integer.toString(holding.fd()),
                unsigned(holding.inode()),
                holding.size().isPresent() ? new ByteSize(holding.size().getAsLong()).toString() : "?",
                holding.exporter().orElse("?"),
                holding.name().orElse("-"),
                dmabuf.origin().words());
    }

    private static void device(TextTable table, DeviceHolding holding) {
        String devices = String.join(", ", holding.devices());
        table.row(
                Long.toString(holding.pid()),
                holding.process(),
                Integer.toString(holding.fd()),
                switch (holding.kind()) {
                    case DEVICE -> devices.isEmpty() ? "a device; this kernel does not tell which" : devices;
                    case GROUP -> "the group of " + devices;
                });
    }

    private static String unsigned(OptionalLong value) {
        return value.isPresent() ? Long.toUnsignedString(value.getAsLong()) : "?";
    }
}
