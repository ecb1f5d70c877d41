package org.vfioscope.cli;

import java.util.ArrayList;
import org.vfioscope.report.ReportFormat;
import org.vfioscope.report.ReportFormats;

/** The names of the forms that every product has, for help and completion; plug-ins may add others. */
final class FormatNames extends ArrayList<String> {

    private static final long serialVersionUID = 1L;

    FormatNames() {
        super(ReportFormats.builtIn().all().stream().map(ReportFormat::id).toList());
    }
}
