package org.vfioscope.report.csv;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.DeviceListRenderer;
import org.vfioscope.report.table.DeviceListTable;
import org.vfioscope.report.table.Table;

/** The devices of all sections in one table. */
public final class CsvDeviceListRenderer implements DeviceListRenderer {

    private final Table<DeviceDescription> table;

    /** Writes all columns. */
    public CsvDeviceListRenderer() {
        this.table = DeviceListTable.TABLE;
    }

    /**
     * Writes chosen columns.
     *
     * @param columns the names of the columns, see {@link DeviceListTable}
     * @throws IllegalArgumentException if there is no column of a name; the message names those there are
     */
    public CsvDeviceListRenderer(List<String> columns) {
        this.table = DeviceListTable.TABLE.choose(columns);
    }

    @Override
    public String render(DeviceList list) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        CsvTable<DeviceDescription> csv = new CsvTable<>(table, bytes);
        for (DeviceList.Section section : list.sections()) {
            for (DeviceDescription device : section.devices()) {
                csv.add(device);
            }
        }
        csv.flush();
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
