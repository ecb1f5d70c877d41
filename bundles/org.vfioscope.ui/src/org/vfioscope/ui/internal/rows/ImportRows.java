package org.vfioscope.ui.internal.rows;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.DmaMessages;

/** The rows of imports in the Regions view: each below the dmabuf that was imported, or below the region that type1 mapped. */
public final class ImportRows {

    private final Map<String, List<MadeImport>> bySource;
    private final ImportCells cells;

    private ImportRows(List<MadeImport> imports, ZoneId zone) {
        bySource = imports.stream()
                .filter(made -> made.sourceKey().isPresent())
                .collect(Collectors.groupingBy(made -> made.sourceKey().get()));
        cells = new ImportCells(zone);
    }

    /**
     * Adds rows of imports to those of regions and dmabufs.
     *
     * @param rows what {@link RegionRows} built
     * @param imports the imports of all open devices
     * @param zone the zone that times are shown in
     * @return the rows with those of the imports in place
     */
    public static List<TreeRow> addTo(List<TreeRow> rows, List<MadeImport> imports, ZoneId zone) {
        return imports.isEmpty() ? rows : new ImportRows(imports, zone).add(rows);
    }

    /**
     * The key of an import's row.
     *
     * @param made the import
     * @return the key, below that of what was imported
     */
    public static String key(MadeImport made) {
        return made.sourceKey().orElseThrow() + "/import/" + made.importer().name() + "/" + made.number();
    }

    /**
     * The row of an import, wherever it may stand.
     *
     * @param made the import; its source's device is open
     * @param zone the zone that times are shown in
     * @return the row
     */
    public static TreeRow row(MadeImport made, ZoneId zone) {
        return new ImportRows(List.of(), zone).row(made);
    }

    private List<TreeRow> add(List<TreeRow> rows) {
        return rows.stream()
                .map(row -> {
                    List<TreeRow> children = new ArrayList<>(add(row.children()));
                    bySource.getOrDefault(row.key(), List.of()).forEach(made -> children.add(row(made)));
                    return row.withChildren(children);
                })
                .toList();
    }

    private TreeRow row(MadeImport made) {
        String importer = TreeRow.marked(made.importer().name(), made.importer().simulated());
        return new TreeRow(
                key(made),
                List.of(
                        NLS.bind(DmaMessages.Imports_name, importer, made.space()),
                        NLS.bind(
                                DmaMessages.Imports_iova,
                                new ByteSize(made.mapping().iova()).hex()),
                        new ByteSize(made.mapping().length()).toString(),
                        made.mapping().access().label(),
                        cells.state(made),
                        ""),
                cells.tooltip(made),
                Icon.IMPORT,
                ImportCells.badge(made),
                made.state() == ImportState.UNMAPPED,
                made.target(),
                List.of());
    }
}
