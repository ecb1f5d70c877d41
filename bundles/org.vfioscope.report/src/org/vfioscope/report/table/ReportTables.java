package org.vfioscope.report.table;

import java.util.List;
import java.util.stream.Collectors;
import org.vfioscope.report.DeviceReport;

/** The tables that a report falls into; in each, the first column names the device. */
public final class ReportTables {

    private static final List<Table<DeviceReport>> ALL = List.of(
            DeviceTable.TABLE,
            RegionTables.BARS,
            RegionTables.REGIONS,
            RegionTables.RANGES,
            RegionTables.CAPABILITIES,
            OtherTables.PCI_CAPABILITIES,
            OtherTables.INTERRUPTS,
            OtherTables.FEATURES,
            OtherTables.DMABUFS,
            OtherTables.CONTENTS,
            OtherTables.PROBLEMS);

    private ReportTables() {}

    /** {@return all tables} */
    public static List<Table<DeviceReport>> all() {
        return ALL;
    }

    /**
     * The table with a name.
     *
     * @param name such as {@code regions}, in any case
     * @return the table
     * @throws IllegalArgumentException if there is none of that name; the message names those there are
     */
    public static Table<DeviceReport> named(String name) {
        return ALL.stream()
                .filter(table -> table.name().equalsIgnoreCase(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("'%s' is no table; there are %s"
                        .formatted(name, ALL.stream().map(Table::name).collect(Collectors.joining(",")))));
    }
}
