package org.vfioscope.report.capture;

import java.util.List;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;

/** A file that holds captured devices. */
interface CaptureFile {

    /** The devices in the order of the file, each with the name that it had when it was captured. */
    List<DeviceDescription> devices();

    /** How many devices there are. */
    default int count() {
        return devices().size();
    }

    /** The place of the first device with a name among the devices; -1 where there is none. */
    default int find(String name) {
        return devices().stream().map(DeviceDescription::name).toList().indexOf(name);
    }

    /**
     * Everything that one device said.
     *
     * @param index its place among the devices
     * @param name the name it is opened by now
     * @throws DeviceException if the file cannot be read any more
     */
    Recording recording(int index, String name) throws DeviceException;
}
