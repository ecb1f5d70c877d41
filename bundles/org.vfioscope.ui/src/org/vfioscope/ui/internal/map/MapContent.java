package org.vfioscope.ui.internal.map;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.RegionLayout;
import org.vfioscope.model.rules.RegionLayout.Kind;
import org.vfioscope.model.rules.RegionLayout.Part;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.CapturedFile;
import org.vfioscope.ui.internal.rows.DmabufName;
import org.vfioscope.ui.internal.rows.DmabufRows;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;
import org.vfioscope.ui.internal.rows.PartRows;
import org.vfioscope.ui.internal.rows.RegionRows;

/**
 * What an address map shows of a region.
 *
 * @param title device and region
 * @param layout the region, which is not absent
 * @param lanes the region itself, then each live dmabuf of it
 * @param spaces the address spaces that the region or its dmabufs are mapped in; none where they are in none
 */
record MapContent(String title, RegionLayout layout, List<Lane> lanes, List<MapSpace> spaces) {

    /**
     * Things side by side along the same addresses.
     *
     * @param key the row of the Regions view that shows the same
     * @param title its heading
     * @param items what is in it
     */
    record Lane(String key, String title, List<Item> items) {}

    /**
     * A piece of a lane.
     *
     * @param key the row of the Regions view that shows the same
     * @param range the addresses, from the region's start
     * @param paint how it looks
     * @param label its name, with what does not go without saying
     * @param inset whether it lies within the item before it
     * @param detail what else is to be known of it
     */
    record Item(String key, MmapRange range, Paint paint, String label, boolean inset, String detail) {

        /** A piece of which nothing else is to be known but its addresses. */
        Item(String key, MmapRange range, Paint paint, String label, boolean inset) {
            this(key, range, paint, label, inset, range.toString());
        }
    }

    /**
     * What there is to show of a region.
     *
     * @param open its device
     * @param region the region, which is not absent
     * @param imports the imports of all open devices
     * @param zone the zone that times are shown in
     */
    static MapContent of(OpenDevice open, RegionSnapshot region, List<MadeImport> imports, ZoneId zone) {
        RegionLayout layout = RegionLayout.of(region, open.snapshot().msix());
        String device = open.snapshot().device().name();
        String title = NLS.bind(
                Messages.Map_title, CapturedFile.shortName(open.snapshot().device()), region.name());
        List<Lane> lanes = new ArrayList<>();
        lanes.add(new Lane(
                RegionRows.regionKey(device, region.index()),
                title + "  " + new ByteSize(region.info().size()).binary(),
                parts(device, region, layout)));
        for (int i = 0; i < open.dmabufs().size(); i++) {
            MadeDmabuf made = open.dmabufs().get(i);
            if (made.dmabuf().region() == region.index() && made.isLive()) {
                lanes.add(lane(made, DmabufRows.key(device, region.index(), i)));
            }
        }
        return new MapContent(title, layout, List.copyOf(lanes), MapSpaces.of(open, region.index(), imports, zone));
    }

    private static List<Item> parts(String device, RegionSnapshot region, RegionLayout layout) {
        String regionKey = RegionRows.regionKey(device, region.index());
        List<Item> items = new ArrayList<>();
        boolean anyMapped = layout.parts().stream().anyMatch(part -> part.kind() != Kind.NOT_MAPPABLE);
        for (Part part : layout.parts()) {
            Paint paint = switch (part.kind()) {
                case MAPPED -> Paint.MAPPED;
                case LEFT_OUT -> Paint.HOLE;
                case NOT_MAPPABLE -> Paint.GAP;
            };
            String name = switch (part.kind()) {
                case MAPPED -> PartRows.mappedName(region, part.range());
                case LEFT_OUT -> Messages.Ranges_cutOutName;
                case NOT_MAPPABLE -> anyMapped ? Messages.Ranges_gapName : Messages.Map_gap;
            };
            String label = name + "  " + new ByteSize(part.range().size()).binary();
            items.add(new Item(PartRows.key(regionKey, region, part), part.range(), paint, label, false));
        }
        layout.msixTable()
                .ifPresent(table -> items.add(
                        new Item(PartRows.msixKey(regionKey), table, Paint.HOLE, Messages.Ranges_msixName, true)));
        return items;
    }

    private static Lane lane(MadeDmabuf made, String key) {
        Dmabuf dmabuf = made.dmabuf();
        Paint paint = made.isRevoked() ? Paint.REVOKED : Paint.DMABUF;
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < dmabuf.ranges().size(); i++) {
            DmabufRange range = dmabuf.ranges().get(i);
            String label = NLS.bind(Messages.Dmabufs_place, new ByteSize(range.dmabufOffset()).hex());
            MmapRange place = new MmapRange(range.regionOffset(), range.length());
            items.add(new Item(DmabufRows.rangeKey(key, i), place, paint, label, false));
        }
        String title = NLS.bind(
                Messages.Map_dmabuf, DmabufName.of(dmabuf), made.state().label());
        return new Lane(key, title, items);
    }
}
