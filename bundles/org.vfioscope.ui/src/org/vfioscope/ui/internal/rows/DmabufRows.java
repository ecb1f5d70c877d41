package org.vfioscope.ui.internal.rows;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Target;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;

/** The rows of the dmabufs that were made of a region, live and released ones, each with its ranges. */
public final class DmabufRows {

    private static final String DMABUF = "/dmabuf/";
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss");

    private final OpenDevice open;
    private final ZoneId zone;

    DmabufRows(OpenDevice open, ZoneId zone) {
        this.open = open;
        this.zone = zone;
    }

    /**
     * The key of a dmabuf's row.
     *
     * @param device the device's name
     * @param region the region index
     * @param number the dmabuf's place in the session's list, from 0
     * @return the key
     */
    public static String key(String device, int region, int number) {
        return key(RegionRows.regionKey(device, region), number);
    }

    /**
     * The key of the row of a dmabuf's range.
     *
     * @param dmabufKey the dmabuf's key
     * @param number the range's place in the dmabuf, from 0
     * @return the key
     */
    public static String rangeKey(String dmabufKey, int number) {
        return dmabufKey + "/" + number;
    }

    /**
     * The key of the dmabuf that a row belongs to.
     *
     * @param key the key of a dmabuf's row, or of one of its ranges
     * @return the dmabuf's key
     */
    public static String handleKey(String key) {
        int number = key.lastIndexOf(DMABUF) + DMABUF.length();
        int end = key.indexOf('/', number);
        return end < 0 ? key : key.substring(0, end);
    }

    private static String key(String regionKey, int number) {
        return regionKey + DMABUF + number;
    }

    ZoneId zone() {
        return zone;
    }

    List<TreeRow> of(String regionKey, RegionSnapshot region) {
        List<TreeRow> rows = new ArrayList<>();
        for (int i = 0; i < open.dmabufs().size(); i++) {
            if (open.dmabufs().get(i).dmabuf().region() == region.index()) {
                rows.add(row(key(regionKey, i), i, region));
            }
        }
        return rows;
    }

    private TreeRow row(String key, int number, RegionSnapshot region) {
        MadeDmabuf made = open.dmabufs().get(number);
        Dmabuf dmabuf = made.dmabuf();
        DeviceDescription device = open.snapshot().device();
        boolean live = made.since().state().isOpen();
        Target target = new Target.DmabufOf(device, dmabuf, live);
        String name = DmabufName.of(dmabuf, made.name());
        String state = NLS.bind(
                live ? Messages.Dmabufs_since : Messages.Dmabufs_at,
                made.since().state().label(),
                time(made.since().time()));
        String history = made.history().stream()
                .map(event -> NLS.bind(
                        Messages.Dmabufs_event,
                        new Object[] {time(event.time()), event.state().label(), event.cause()}))
                .collect(Collectors.joining("\n"));
        List<TreeRow> ranges = new ArrayList<>();
        for (int i = 0; i < dmabuf.ranges().size(); i++) {
            ranges.add(range(rangeKey(key, i), i, dmabuf.ranges().get(i), region, target, !live));
        }
        return new TreeRow(
                key,
                RegionCells.of(name, new ByteSize(dmabuf.size()).toString(), dmabuf.exporter(), state),
                String.join("\n", name, dmabuf.exporter(), history),
                live ? Icon.DMABUF : Icon.DMABUF_RELEASED,
                !live,
                target,
                ranges);
    }

    static TreeRow range(
            String key, int number, DmabufRange range, RegionSnapshot region, Target target, boolean past) {
        String inBar = new ByteSize(range.regionOffset()).hex();
        String inDmabuf = new ByteSize(range.dmabufOffset()).hex();
        String place = NLS.bind(Messages.Dmabufs_place, inDmabuf);
        String hint = NLS.bind(Messages.Dmabufs_rangeHint, new Object[] {region.name(), inBar, inDmabuf});
        if (!range.qemuAgrees()) {
            hint += "\n" + NLS.bind(Messages.Dmabufs_qemuDisagrees, inBar);
        }
        return new TreeRow(
                key,
                RegionCells.of(
                        region,
                        NLS.bind(Messages.Dmabufs_rangeName, number),
                        range.regionOffset(),
                        range.length(),
                        place),
                hint,
                Icon.RANGE,
                past,
                target,
                List.of());
    }

    private String time(Instant instant) {
        return TIME.format(instant.atZone(zone));
    }
}
