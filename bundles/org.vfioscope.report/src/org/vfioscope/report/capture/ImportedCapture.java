package org.vfioscope.report.capture;

import java.util.List;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;

/**
 * Devices that were read out of another program's output.
 *
 * @param recordings what that tells of each
 */
record ImportedCapture(List<Recording> recordings) implements CaptureFile {

    @Override
    public List<DeviceDescription> devices() {
        return recordings.stream()
                .map(recording -> recording.snapshot().device())
                .toList();
    }

    @Override
    public Recording recording(int index, String name) {
        return recordings.get(index);
    }
}
