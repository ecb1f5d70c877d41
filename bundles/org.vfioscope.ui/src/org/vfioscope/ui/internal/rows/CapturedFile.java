package org.vfioscope.ui.internal.rows;

import java.util.Optional;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.capture.CaptureProvider;

/** Tells which file a captured device comes from, and how the device is called in a narrow column. */
public final class CapturedFile {

    private CapturedFile() {}

    /**
     * The file of a device.
     *
     * @param device a device
     * @return the name that stands for all devices of its file; empty where it is no captured one
     */
    public static Optional<String> of(DeviceDescription device) {
        return device.capture().map(origin -> {
            String one = "#" + origin.name();
            String name = device.name();
            return name.endsWith(one) ? name.substring(0, name.length() - one.length()) : name;
        });
    }

    /**
     * The name of a device below the heading that says what kind of device it is.
     *
     * @param device a device
     * @return its name; of a captured one that of its file without folder, or where that holds several the name it had
     */
    public static String nameInList(DeviceDescription device) {
        return device.capture()
                .map(origin -> device.name().equals(of(device).orElseThrow()) ? origin.file() : origin.name())
                .orElse(device.name());
    }

    /**
     * The name of a device as rows show it.
     *
     * @param device a device
     * @return its name; of a captured one without the folder of its file
     */
    public static String shortName(DeviceDescription device) {
        return device.capture()
                .map(origin -> CaptureProvider.ID + ":" + origin.file()
                        + device.name().substring(of(device).orElseThrow().length()))
                .orElse(device.name());
    }
}
