package org.vfioscope.report.text;

import java.util.Optional;
import java.util.stream.Collectors;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.HotResetDevice;

/** Says what a hot reset takes along, and where a device's DMA may go. */
public final class DmaText {

    private DmaText() {}

    /**
     * The devices that a hot reset resets together.
     *
     * @param snapshot the snapshot
     * @return them in one line; empty where nobody told
     */
    public static Optional<String> hotReset(DeviceSnapshot snapshot) {
        return snapshot.hotReset()
                .map(devices -> devices.stream().map(DmaText::device).collect(Collectors.joining(", ")));
    }

    private static String device(HotResetDevice device) {
        return device.address()
                + (device.group().isPresent()
                        ? " (group %s)".formatted(device.group().getAsInt())
                        : "")
                + (device.ownedHere() ? " (held here)" : "");
    }

    /**
     * The addresses that may be mapped for the device's DMA.
     *
     * @param snapshot the snapshot
     * @return them in one line; empty where nobody told
     */
    public static Optional<String> iovaRanges(DeviceSnapshot snapshot) {
        return snapshot.iovaRanges().isEmpty()
                ? Optional.empty()
                : Optional.of(snapshot.iovaRanges().stream()
                        .map(range -> "[0x%x - 0x%x]".formatted(range.first(), range.last()))
                        .collect(Collectors.joining(", ")));
    }
}
