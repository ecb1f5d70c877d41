package org.vfioscope.access.spi;

import java.util.List;
import java.util.Optional;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.Occasion;

/**
 * Everything that a device said of itself earlier, for a device that is replayed rather than asked.
 *
 * @param snapshot what it said; its parts that were not captured are marked
 * @param dmabufs the dmabufs that were open then
 * @param contents the runs of its regions' content that were captured
 * @param occasion when and where it was read; empty where that was not captured
 * @param warnings what the user is to know of the capture, each in one sentence
 */
public record Recording(
        DeviceSnapshot snapshot,
        List<Dmabuf> dmabufs,
        List<RegionContent> contents,
        Optional<Occasion> occasion,
        List<String> warnings) {

    /** Keeps own copies. */
    public Recording {
        dmabufs = List.copyOf(dmabufs);
        contents = List.copyOf(contents);
        warnings = List.copyOf(warnings);
    }
}
