package org.vfioscope.report.text;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.DeviceListRenderer;
import org.vfioscope.report.table.DeviceListTable;
import org.vfioscope.report.table.Table;

/** The devices in a table a section; below it, what keeps devices from being opened, with the remedy. */
public final class TextDeviceListRenderer implements DeviceListRenderer {

    /** Stands in a remedy for the name of each of several devices, as it does in the usage of the commands. */
    private static final String ANY_DEVICE = "DEVICE";

    private final Table<DeviceDescription> table;

    /** Shows the usual columns. */
    public TextDeviceListRenderer() {
        this(DeviceListTable.USUAL);
    }

    /**
     * Shows chosen columns.
     *
     * @param columns the names of the columns, see {@link DeviceListTable}
     * @throws IllegalArgumentException if there is no column of a name; the message names those there are
     */
    public TextDeviceListRenderer(List<String> columns) {
        this.table = DeviceListTable.TABLE.choose(columns);
    }

    @Override
    public String render(DeviceList list) throws IOException {
        TextPage page = new TextPage();
        boolean first = true;
        for (DeviceList.Section section : list.sections()) {
            if (!first) {
                page.blank();
            }
            first = false;
            section(page, section);
        }
        return page.toString();
    }

    private void section(TextPage page, DeviceList.Section section) throws IOException {
        page.line(0, section.label() + (section.simulated() ? " (no hardware behind them)" : ""));
        if (section.devices().isEmpty()) {
            page.line(1, "none found");
            return;
        }
        List<List<String>> rows = new ArrayList<>();
        rows.add(table.columns().stream().map(DeviceListTable::heading).toList());
        for (DeviceDescription device : section.devices()) {
            table.rows().write(device, rows::add);
        }
        int[] widths = new int[table.columns().size()];
        for (List<String> row : rows) {
            for (int column = 0; column < widths.length; column++) {
                widths[column] = Math.max(widths[column], row.get(column).length());
            }
        }
        rows.forEach(row -> page.row(row(row, widths)));
        obstacles(section.devices()).forEach((obstacle, devices) -> page.line(1, blocked(obstacle, devices)));
    }

    private static String blocked(String obstacle, List<DeviceDescription> devices) {
        String names = devices.stream().map(DeviceDescription::name).collect(Collectors.joining(", "));
        if (devices.size() == 1) {
            return "%s blocked: %s"
                    .formatted(names, devices.getFirst().obstacle().orElseThrow());
        }
        String note = obstacle.contains(ANY_DEVICE) ? " (%s stands for each)".formatted(ANY_DEVICE) : "";
        return "%s blocked%s: %s".formatted(names, note, obstacle);
    }

    /**
     * Whole machines are blocked for one reason, such as an IOMMU that is off, and many devices have the same driver: each
     * reason is said once, also where the commands of its remedy differ by the device's name alone.
     */
    private static Map<String, List<DeviceDescription>> obstacles(List<DeviceDescription> devices) {
        Map<String, List<DeviceDescription>> blocked = new LinkedHashMap<>();
        for (DeviceDescription device : devices) {
            device.obstacle()
                    .map(obstacle -> obstacle.replace(device.name(), ANY_DEVICE))
                    .ifPresent(obstacle -> blocked.computeIfAbsent(obstacle, o -> new ArrayList<>())
                            .add(device));
        }
        return blocked;
    }

    private static String row(List<String> cells, int[] widths) {
        StringBuilder row = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            row.append(cells.get(column))
                    .append(" ".repeat(widths[column] - cells.get(column).length() + 2));
        }
        return row.toString().stripTrailing();
    }
}
