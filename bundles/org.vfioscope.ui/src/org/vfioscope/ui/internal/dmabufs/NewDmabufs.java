package org.vfioscope.ui.internal.dmabufs;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;

/**
 * What is to be made.
 *
 * @param region the region index
 * @param ranges the chosen ranges, in order
 * @param onePerRange whether each range gets a dmabuf of its own, as iommufd needs them
 * @param openFlags the flags of the descriptors, O_* of fcntl(2)
 * @param name the name the dmabufs get; empty for none
 */
public record NewDmabufs(
        int region, List<MmapRange> ranges, boolean onePerRange, int openFlags, Optional<String> name) {

    /** Keeps an own copy. */
    public NewDmabufs {
        ranges = List.copyOf(ranges);
    }

    /** One dmabuf as it was asked for before, with the name that it had. */
    static NewDmabufs again(DmabufRequest request, Optional<String> name) {
        return new NewDmabufs(request.region(), request.ranges(), false, request.openFlags(), name);
    }

    /** The requests to the kernel, in order. */
    List<DmabufRequest> requests() {
        return onePerRange
                ? ranges.stream()
                        .map(range -> new DmabufRequest(region, List.of(range), openFlags))
                        .toList()
                : List.of(new DmabufRequest(region, ranges, openFlags));
    }
}
