package org.vfioscope.ui.internal.dmabufs;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
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
 * The rows of the Dmabufs view, with the keys of the same rows of the Regions view. Columns: dmabuf, device and region,
 * state, size, ranges, identity.
 */
final class HandleRows {

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private HandleRows() {}

    /** One row a dmabuf, in the order in which devices were opened and dmabufs made. */
    static List<TreeRow> of(List<OpenDevice> devices, boolean released, ZoneId zone) {
        List<TreeRow> rows = new ArrayList<>();
        for (OpenDevice device : devices) {
            for (int i = 0; i < device.dmabufs().size(); i++) {
                if (released || device.dmabufs().get(i).isLive()) {
                    rows.add(row(device, i, zone));
                }
            }
        }
        return rows;
    }

    private static TreeRow row(OpenDevice open, int number, ZoneId zone) {
        MadeDmabuf made = open.dmabufs().get(number);
        Dmabuf dmabuf = made.dmabuf();
        DeviceDescription device = open.snapshot().device();
        String region = open.snapshot()
                .region(dmabuf.region())
                .map(RegionSnapshot::name)
                .orElse("");
        String name = NLS.bind(Messages.Dmabufs_name, Integer.toString(dmabuf.fd()))
                + (dmabuf.simulated() ? TreeRow.SIMULATED_MARK : "");
        String since = TIME.format(made.history().getLast().time().atZone(zone));
        String state = NLS.bind(
                made.isLive() ? Messages.Dmabufs_since : Messages.Dmabufs_at,
                made.state().label(),
                since);
        return new TreeRow(
                DmabufRows.key(device.name(), dmabuf.region(), number),
                List.of(
                        name,
                        NLS.bind(Messages.Map_title, device.name(), region),
                        state,
                        new ByteSize(dmabuf.size()).toString(),
                        Integer.toString(dmabuf.ranges().size()),
                        NLS.bind(Messages.Dmabufs_identity, Long.toUnsignedString(dmabuf.inode()), dmabuf.exporter())),
                name + "\n" + state + "\n" + made.history().getLast().cause(),
                made.isLive() ? Icon.DMABUF : Icon.DMABUF_RELEASED,
                !made.isLive(),
                new Target.DmabufOf(device, dmabuf, made.isLive()),
                List.of());
    }
}
