package org.vfioscope.ui.internal.content;

import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.Font;
import org.eclipse.swt.widgets.TableItem;
import org.vfioscope.model.ByteSize;
import org.vfioscope.ui.internal.content.Registers.Reading;

/** Writes one row of registers into a native table; what has changed is marked by a sign, and by a colour. */
final class RowWriter {

    /** Stands behind a value that was another one the time before. */
    static final String CHANGED_MARK = "*";

    private final RegionContent content;
    private final Color changed = JFaceResources.getColorRegistry().get(HexTable.CHANGED);
    private final Font bold;

    RowWriter(RegionContent content) {
        this.content = content;
        bold = JFaceResources.getFontRegistry().getBold(JFaceResources.TEXT_FONT);
    }

    void write(TableItem item, long row) {
        RegisterGrid grid = content.grid();
        RegisterText format = content.format();
        StringBuilder text = new StringBuilder();
        item.setText(0, new ByteSize(row * RegisterGrid.ROW).hex());
        for (int column = 0; column < grid.columns(); column++) {
            long offset = grid.offset(row, column);
            Optional<Reading> reading = content.registers().at(offset);
            boolean isChanged = reading.filter(Reading::changed).isPresent();
            item.setText(column + 1, cell(grid, format, offset, reading));
            item.setForeground(column + 1, isChanged ? changed : null);
            item.setFont(column + 1, isChanged ? bold : null);
            text.append(reading.map(r -> format.ascii(r.value()))
                    .orElse(" ".repeat(grid.width().bytes())));
        }
        item.setText(grid.columns() + 1, text.toString());
    }

    private static String cell(RegisterGrid grid, RegisterText format, long offset, Optional<Reading> reading) {
        if (!grid.exists(offset)) {
            return "";
        }
        if (grid.isMasked(offset)) {
            return format.masked();
        }
        if (grid.isMissing(offset)) {
            return format.missing();
        }
        return reading.map(r -> format.hex(r.value()) + (r.changed() ? CHANGED_MARK : ""))
                .orElseGet(format::unread);
    }
}
