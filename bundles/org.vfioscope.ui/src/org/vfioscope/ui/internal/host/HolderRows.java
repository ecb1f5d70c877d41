package org.vfioscope.ui.internal.host;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.HeldDmabuf;
import org.vfioscope.ui.internal.HostMessages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.TreeRow;

/**
 * The rows of the dmabufs of all processes: process, and each dmabuf and open device of it. Columns: process, inode, size,
 * exporter and name, origin.
 */
final class HolderRows {

    private final long self;

    private HolderRows(long self) {
        this.self = self;
    }

    /** Builds the tree; {@code self} is the process id of this window. */
    static List<TreeRow> of(HeldDmabufs held, long self) {
        return new HolderRows(self).rows(held);
    }

    private List<TreeRow> rows(HeldDmabufs held) {
        Map<Long, Process> processes = new TreeMap<>();
        for (DeviceHolding device : held.devices()) {
            processes
                    .computeIfAbsent(device.pid(), pid -> new Process(pid, device.process()))
                    .devices
                    .add(device);
        }
        for (HeldDmabuf dmabuf : held.dmabufs()) {
            DmabufHolding holding = dmabuf.holding();
            processes
                    .computeIfAbsent(holding.pid(), pid -> new Process(pid, holding.process()))
                    .dmabufs
                    .add(dmabuf);
        }
        List<TreeRow> rows = new ArrayList<>();
        if (held.unreadable() > 0) {
            String unread = NLS.bind(HostMessages.Holders_unread, Integer.toString(held.unreadable()));
            rows.add(row(
                    "unread",
                    List.of(unread, "", "", "", HostMessages.Holders_unreadHint),
                    unread + "\n" + HostMessages.Holders_unreadHint,
                    Icon.FINDING_NOTE,
                    List.of()));
        }
        processes.values().forEach(process -> rows.add(process(process)));
        return rows;
    }

    /** What one process holds. */
    private static final class Process {

        private final long pid;
        private final String name;
        private final List<DeviceHolding> devices = new ArrayList<>();
        private final List<HeldDmabuf> dmabufs = new ArrayList<>();

        Process(long pid, String name) {
            this.pid = pid;
            this.name = name;
        }
    }

    private TreeRow process(Process process) {
        String key = "process/" + process.pid;
        List<TreeRow> children = new ArrayList<>();
        process.devices.forEach(device -> children.add(device(key, device)));
        process.dmabufs.forEach(dmabuf -> children.add(dmabuf(key, dmabuf)));
        String pid = Long.toString(process.pid);
        String name = NLS.bind(
                process.pid == self ? HostMessages.Holders_self : HostMessages.Holders_process, process.name, pid);
        String summary = NLS.bind(
                HostMessages.Holders_summary,
                Integer.toString(process.dmabufs.size()),
                Integer.toString(process.devices.size()));
        return row(key, List.of(name, "", "", "", summary), name + "\n" + summary, Icon.PROCESS, children);
    }

    private static TreeRow device(String key, DeviceHolding device) {
        boolean group = device.kind() == DeviceHolding.Kind.GROUP;
        String names = String.join(", ", device.devices());
        String known = names.isEmpty()
                ? HostMessages.Holders_unknownDevice
                : group ? NLS.bind(HostMessages.Holders_groupOf, names) : names;
        String name = NLS.bind(
                group ? HostMessages.Holders_group : HostMessages.Holders_device, Integer.toString(device.fd()));
        return row(
                key + "/fd/" + device.fd(),
                List.of(name, "", "", "", known),
                name + "\n" + known,
                group ? Icon.GROUP : Icon.DEVICE,
                List.of());
    }

    private static TreeRow dmabuf(String key, HeldDmabuf held) {
        DmabufHolding holding = held.holding();
        String inode = holding.inode().isPresent()
                ? Long.toUnsignedString(holding.inode().getAsLong())
                : "";
        String size = holding.size().isPresent() ? new ByteSize(holding.size().getAsLong()).toString() : "";
        String exporter = holding.exporter().orElse("");
        String called = holding.name()
                .map(given -> "%s, \"%s\"".formatted(exporter, given))
                .orElse(exporter);
        String hint = NLS.bind(HostMessages.Holders_dmabufHint, new Object[] {
            holding.process(),
            Long.toString(holding.pid()),
            Integer.toString(holding.fd()),
            held.origin().words()
        });
        return row(
                key + "/fd/" + holding.fd(),
                List.of(
                        NLS.bind(HostMessages.Holders_dmabuf, Integer.toString(holding.fd())),
                        inode,
                        size,
                        called,
                        held.origin().words()),
                hint,
                Icon.DMABUF,
                List.of());
    }

    private static TreeRow row(String key, List<String> cells, String tooltip, Icon icon, List<TreeRow> children) {
        return new TreeRow(key, cells, tooltip, icon, false, new Target.Nothing(), children);
    }
}
