package org.vfioscope.cli;

import java.util.function.Supplier;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.model.Occasion;
import org.vfioscope.report.ReportFormats;

/**
 * What the commands are given to work with; each part is asked for once at most, and only by a command that needs it.
 *
 * @param version the product's version
 * @param devices gives the devices
 * @param formats gives the forms of reports
 * @param occasion tells when and where this is
 * @param pause waits between two looks at the host
 */
record Product(
        ProductVersion version,
        Supplier<DeviceAccess> devices,
        Supplier<ReportFormats> formats,
        Supplier<Occasion> occasion,
        Pause pause) {}
