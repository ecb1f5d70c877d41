package org.vfioscope.report.json;

import java.io.StringWriter;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.DeviceListRenderer;

/** A line of JSON for each device: the list's device object. */
public final class JsonLinesDeviceListRenderer implements DeviceListRenderer {

    @Override
    public String render(DeviceList list) {
        StringWriter lines = new StringWriter();
        for (DeviceList.Section section : list.sections()) {
            for (DeviceDescription device : section.devices()) {
                JsonDocument json = JsonDocument.beginLine(lines);
                new DescriptionJson(json).write(device);
                json.end();
                lines.append('\n');
            }
        }
        return lines.toString();
    }
}
