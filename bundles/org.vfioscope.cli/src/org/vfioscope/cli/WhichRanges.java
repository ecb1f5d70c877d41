package org.vfioscope.cli;

import java.util.List;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.RegionSnapshot;
import picocli.CommandLine.Option;

/** Which ranges of a region become dmabufs, and how many dmabufs. */
final class WhichRanges {

    @Option(
            names = "--range",
            paramLabel = "OFF+LEN",
            converter = RangeChoice.class,
            description =
                    "A range of the region, offset and length in bytes such as 0x1000+0x2000, instead of all its mmap"
                            + " ranges; may be given"
                            + " several times: the dmabuf holds them in that order.")
    private List<MmapRange> chosen = List.of();

    @Option(
            names = "--one-per-range",
            description = "Make one dmabuf for each range instead of one for all: iommufd imports dmabufs of one range"
                    + " only.")
    private boolean onePerRange;

    /** Whether the user named ranges, rather than leaving them to the region's mmap plan. */
    boolean areChosen() {
        return !chosen.isEmpty();
    }

    boolean onePerRange() {
        return onePerRange;
    }

    /** The requests to make, in order; none where the region has no range and none was chosen. */
    List<DmabufRequest> requests(RegionSnapshot region, OpenFlags flags) {
        List<MmapRange> ranges = areChosen() ? chosen : region.plan().qemuRanges();
        if (ranges.isEmpty()) {
            return List.of();
        }
        return onePerRange
                ? ranges.stream()
                        .map(range -> new DmabufRequest(region.index(), List.of(range), flags.bits()))
                        .toList()
                : List.of(new DmabufRequest(region.index(), ranges, flags.bits()));
    }
}
