package org.vfioscope.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.text.DescriptionText;

/**
 * A device's place in the drawing: its name above its regions, one below the other.
 *
 * @param y where it starts, in units of the drawing
 * @param height how high it is
 * @param heading its name, and whether it is simulated
 * @param regions its regions
 */
public record DeviceDrawing(int y, int height, String heading, List<RegionDrawing> regions) {

    private static final int HEADING = 28;
    private static final int REGION_HEADING = 22;
    private static final int GAP = 8;

    static DeviceDrawing of(DeviceReport device, int y) {
        List<RegionDrawing> regions = new ArrayList<>();
        int below = HEADING;
        List<RegionSnapshot> present = device.snapshot().regions().stream()
                .filter(region -> region.info().isPresent())
                .toList();
        for (RegionSnapshot region : present) {
            Optional<AddressMap> map = AddressMap.of(region, device.snapshot().msix(), device.dmabufs());
            regions.add(new RegionDrawing(below, heading(region), map.stream().toList()));
            below += REGION_HEADING + map.map(AddressMap::height).orElse(0) + GAP;
        }
        return new DeviceDrawing(y, below + GAP, heading(device), regions);
    }

    private static String heading(DeviceReport device) {
        String what = "%s %s".formatted(device.name(), DescriptionText.title(device.device()));
        return device.device().simulated() ? what + " (simulated)" : what;
    }

    private static String heading(RegionSnapshot region) {
        String name = "Region %s, %s, %s"
                .formatted(region.index(), region.name(), new ByteSize(region.info().size()));
        return region.plan().noRange().isPresent() ? name + ": no mmap range" : name;
    }
}
