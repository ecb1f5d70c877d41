package org.vfioscope.cli;

import java.util.List;
import java.util.Locale;
import org.vfioscope.report.DeviceListRenderer;
import org.vfioscope.report.csv.CsvDeviceListRenderer;
import org.vfioscope.report.json.JsonDeviceListRenderer;
import org.vfioscope.report.json.JsonLinesDeviceListRenderer;
import org.vfioscope.report.text.TextDeviceListRenderer;

/** The forms that a list of devices can take. */
enum ListFormat {
    TEXT,
    JSON,
    NDJSON,
    CSV;

    /** Whether the form has columns to choose from. */
    boolean hasColumns() {
        return this == TEXT || this == CSV;
    }

    /** The renderer of the columns that were chosen, or of the usual ones. */
    DeviceListRenderer renderer(List<String> columns) {
        return switch (this) {
            case TEXT -> columns.isEmpty() ? new TextDeviceListRenderer() : new TextDeviceListRenderer(columns);
            case CSV -> columns.isEmpty() ? new CsvDeviceListRenderer() : new CsvDeviceListRenderer(columns);
            case JSON -> new JsonDeviceListRenderer();
            case NDJSON -> new JsonLinesDeviceListRenderer();
        };
    }

    /** {@return the name as it is typed and as the help shows it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
