package org.vfioscope.report.text;

import java.util.stream.Collectors;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.SnapshotPart;

/** Names what of a device was not captured. */
public final class PartText {

    private PartText() {}

    /**
     * The names of all parts that were not captured.
     *
     * @param snapshot the snapshot
     * @return the names, parted by commas
     */
    public static String names(DeviceSnapshot snapshot) {
        return snapshot.notCaptured().stream().sorted().map(SnapshotPart::label).collect(Collectors.joining(", "));
    }
}
