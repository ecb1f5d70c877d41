package org.vfioscope.report.text;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.DeviceListRenderer;

/** The devices in a table a section; below it, what keeps devices from being opened, with the remedy. */
public final class TextDeviceListRenderer implements DeviceListRenderer {

    private static final String[] HEADINGS = {"NAME", "GROUP", "DRIVER", "STATE", "DEVICE"};

    @Override
    public String render(DeviceList list) {
        TextPage page = new TextPage();
        for (int i = 0; i < list.sections().size(); i++) {
            if (i > 0) {
                page.blank();
            }
            section(page, list.sections().get(i));
        }
        return page.toString();
    }

    private static void section(TextPage page, DeviceList.Section section) {
        page.line(0, section.label() + (section.simulated() ? " (no hardware behind them)" : ""));
        if (section.devices().isEmpty()) {
            page.line(1, "none found");
            return;
        }
        List<String[]> rows =
                section.devices().stream().map(TextDeviceListRenderer::cells).toList();
        int[] widths = new int[HEADINGS.length];
        for (int column = 0; column < HEADINGS.length; column++) {
            widths[column] = HEADINGS[column].length();
            for (String[] row : rows) {
                widths[column] = Math.max(widths[column], row[column].length());
            }
        }
        page.row(row(HEADINGS, widths));
        rows.forEach(row -> page.row(row(row, widths)));
        obstacles(section.devices())
                .forEach((obstacle, names) ->
                        page.line(1, "%s blocked: %s".formatted(String.join(", ", names), obstacle)));
    }

    /** Whole machines are blocked for one reason, such as an IOMMU that is off: each reason is said once. */
    private static Map<String, List<String>> obstacles(List<DeviceDescription> devices) {
        Map<String, List<String>> names = new LinkedHashMap<>();
        for (DeviceDescription device : devices) {
            device.obstacle()
                    .ifPresent(obstacle -> names.computeIfAbsent(obstacle, o -> new ArrayList<>())
                            .add(device.name()));
        }
        return names;
    }

    private static String[] cells(DeviceDescription device) {
        return new String[] {
            device.name(),
            DescriptionText.group(device.iommuGroup()),
            device.driver().orElse("none"),
            device.obstacle().isPresent() ? "blocked" : "ready",
            device.pci().map(PciIdentity::className).map(name -> name + ": ").orElse("") + device.title()
        };
    }

    private static String row(String[] cells, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < cells.length; column++) {
            row.append(cells[column]).append(" ".repeat(widths[column] - cells[column].length() + 2));
        }
        return row.toString().stripTrailing();
    }
}
