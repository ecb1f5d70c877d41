package org.vfioscope.cli;

import java.util.Locale;
import org.vfioscope.report.DeviceListRenderer;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.json.JsonDeviceListRenderer;
import org.vfioscope.report.json.JsonReportRenderer;
import org.vfioscope.report.text.TextDeviceListRenderer;
import org.vfioscope.report.text.TextReportRenderer;
import picocli.CommandLine.TypeConversionException;

/** The forms that {@code --format} chooses from. */
enum OutputFormat {
    TEXT,
    JSON;

    ReportRenderer report() {
        return switch (this) {
            case TEXT -> new TextReportRenderer();
            case JSON -> new JsonReportRenderer();
        };
    }

    DeviceListRenderer devices() {
        return switch (this) {
            case TEXT -> new TextDeviceListRenderer();
            case JSON -> new JsonDeviceListRenderer();
        };
    }

    /** Reads the option's value. */
    static OutputFormat parse(String text) {
        for (OutputFormat format : values()) {
            if (format.toString().equalsIgnoreCase(text)) {
                return format;
            }
        }
        throw new TypeConversionException("'%s' is neither text nor json".formatted(text));
    }

    /** {@return the name as it is typed and as the help shows it} */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
