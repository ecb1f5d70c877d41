package org.vfioscope.report.svg;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.text.DescriptionText;

/**
 * A device's place in the drawing: its name above its regions, one below the other.
 *
 * @param y where it starts, in units of the drawing
 * @param height how high it is
 * @param heading its name, and whether it is simulated
 * @param title what it is
 * @param regions its regions
 */
public record DeviceDrawing(int y, int height, String heading, String title, List<RegionDrawing> regions) {

    private static final int HEADING = 46;
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
        return new DeviceDrawing(
                y,
                below + GAP,
                device.device().simulated() ? device.name() + " (simulated)" : device.name(),
                title(device),
                regions);
    }

    private static String title(DeviceReport device) {
        String title = DescriptionText.title(device.device());
        return device.snapshot().notCaptured().contains(SnapshotPart.REGIONS)
                ? title + "; regions not captured"
                : title;
    }

    private static String heading(RegionSnapshot region) {
        String index = "Region " + region.index();
        String name = (region.name().equals(index) ? index : index + ", " + region.name()) + ", "
                + new ByteSize(region.info().size());
        return region.plan().noRange().isPresent() ? name + ": no mmap range" : name;
    }
}
