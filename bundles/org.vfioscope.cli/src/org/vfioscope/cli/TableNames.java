package org.vfioscope.cli;

import java.util.ArrayList;
import org.vfioscope.report.table.ReportTables;
import org.vfioscope.report.table.Table;

/** The names of the tables that a report falls into, for help and completion. */
final class TableNames extends ArrayList<String> {

    private static final long serialVersionUID = 1L;

    TableNames() {
        super(ReportTables.all().stream().map(Table::name).toList());
    }
}
