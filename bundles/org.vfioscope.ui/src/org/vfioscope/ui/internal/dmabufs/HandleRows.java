package org.vfioscope.ui.internal.dmabufs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.DmabufRows;
import org.vfioscope.ui.internal.rows.Icon;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;
import org.vfioscope.ui.internal.rows.TreeRow;

/**
 * The rows of the Dmabufs view; of open devices, with the keys of the same rows of the Regions view. Columns: dmabuf, device and region,
 * state, size, ranges, identity.
 */
final class HandleRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private HandleRows() {}

    /** One row a dmabuf of an open device, in the order in which devices were opened and dmabufs made. */
    static List<TreeRow> of(List<OpenDevice> devices, boolean released, ZoneId zone) {
        List<TreeRow> rows = new ArrayList<>();
        for (OpenDevice device : devices) {
            for (int i = 0; i < device.dmabufs().size(); i++) {
                MadeDmabuf made = device.dmabufs().get(i);
                if (released || made.isLive()) {
                    rows.add(row(device, i, zone));
                }
            }
        }
        return rows;
    }

    /** One row a dmabuf of a device that was closed; it can be made again once that is open again. */
    static TreeRow of(PastDmabuf past, Set<String> open, ZoneId zone) {
        Dmabuf dmabuf = past.made().dmabuf();
        Target target = open.contains(past.device().name())
                ? new Target.DmabufOf(past.device(), dmabuf, false)
                : new Target.PastDmabuf(past.device(), dmabuf);
        return row(key(past), past.device(), past.region(), past.made(), target, zone);
    }

    /** The key of the row of a dmabuf of a device that was closed. */
    static String key(PastDmabuf past) {
        return "past/dmabuf/" + past.number();
    }

    private static TreeRow row(OpenDevice open, int number, ZoneId zone) {
        MadeDmabuf made = open.dmabufs().get(number);
        DeviceDescription device = open.snapshot().device();
        int index = made.dmabuf().region();
        String region = open.snapshot().region(index).map(RegionSnapshot::name).orElse("");
        Target target = new Target.DmabufOf(device, made.dmabuf(), made.isLive());
        return row(DmabufRows.key(device.name(), index, number), device, region, made, target, zone);
    }

    private static TreeRow row(
            String key, DeviceDescription device, String region, MadeDmabuf made, Target target, ZoneId zone) {
        Dmabuf dmabuf = made.dmabuf();
        String name = HandleName.of(dmabuf.fd(), dmabuf.inode(), made.name(), dmabuf.simulated());
        String identity = NLS.bind(Messages.Dmabufs_identity, Long.toUnsignedString(dmabuf.inode()), dmabuf.exporter());
        String since = TIME.format(made.since().time().atZone(zone));
        String state = NLS.bind(
                made.isLive() ? Messages.Dmabufs_since : Messages.Dmabufs_at,
                made.state().label(),
                since);
        return new TreeRow(
                key,
                List.of(
                        name,
                        NLS.bind(Messages.Map_title, device.name(), region),
                        state,
                        new ByteSize(dmabuf.size()).toString(),
                        Integer.toString(dmabuf.ranges().size()),
                        identity),
                String.join(
                        "\n", name, identity, state, made.history().getLast().cause()),
                made.isLive() ? Icon.DMABUF : Icon.DMABUF_RELEASED,
                !made.isLive(),
                target,
                List.of());
    }
}
