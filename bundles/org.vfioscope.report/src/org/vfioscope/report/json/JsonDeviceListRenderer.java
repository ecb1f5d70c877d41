package org.vfioscope.report.json;

import java.util.List;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.DeviceListRenderer;

/** The devices in one flat list, described by {@code schema/devices-1.schema.json}. */
public final class JsonDeviceListRenderer implements DeviceListRenderer {

    /** The document's {@code format}. */
    public static final String FORMAT = "vfioscope-devices";

    /** The document's {@code version}; it grows when a reader of the version before could go wrong. */
    public static final int VERSION = 1;

    @Override
    public String render(DeviceList list) {
        List<DeviceDescription> devices = list.sections().stream()
                .flatMap(section -> section.devices().stream())
                .toList();
        return JsonDocument.write(json -> {
            json.text("format", FORMAT);
            json.number("version", VERSION);
            json.text("generator", list.generator());
            json.objects("devices", devices, new DescriptionJson(json)::write);
        });
    }
}
