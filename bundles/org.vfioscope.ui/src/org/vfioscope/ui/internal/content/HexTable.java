package org.vfioscope.ui.internal.content;

import java.util.Optional;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.custom.TableCursor;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Slider;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.vfioscope.model.ByteSize;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.tree.AccessibleName;

/**
 * Shows the rows of a region that fit into the view, and no others: a native table of as many rows as are seen, and a
 * slider that says which, so that a region of any size takes the same memory.
 */
final class HexTable {

    static final String CHANGED = "org.vfioscope.ui.changed";

    private static final int SLIDER = 1_000_000;
    private static final int PADDING = 3;
    private static final int ADDRESS_DIGITS = 18;

    private final Composite area;
    private final Slider slider;
    private final Runnable activated;
    private Table table;
    private TableCursor cursor;
    private RegionContent content;
    private int columns;
    private int rowBefore;

    HexTable(Composite parent, Runnable activated) {
        this.activated = activated;
        area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().numColumns(2).spacing(0, 0).applyTo(area);
        slider = new Slider(area, SWT.VERTICAL);
        GridDataFactory.fillDefaults()
                .align(SWT.END, SWT.FILL)
                .grab(false, true)
                .applyTo(slider);
        AccessibleName.set(slider, Messages.Content_slider);
        slider.addListener(SWT.Selection, event -> scrollTo(fromSlider(slider.getSelection())));
        IPropertyChangeListener recolour = change -> {
            if (change.getProperty().equals(CHANGED)) {
                refresh();
            }
        };
        JFaceResources.getColorRegistry().addListener(recolour);
        area.addDisposeListener(event -> JFaceResources.getColorRegistry().removeListener(recolour));
    }

    Composite control() {
        return area;
    }

    void focus() {
        if (cursor != null) {
            cursor.setFocus();
        }
    }

    /** Shows a region at the place where it was looked at last. */
    void show(RegionContent shown) {
        boolean other = content != shown || columns != shown.grid().columns();
        content = shown;
        if (other) {
            build();
        }
        refresh();
    }

    private void build() {
        if (table != null) {
            table.dispose();
        }
        columns = content.grid().columns();
        table = new Table(area, SWT.FULL_SELECTION | SWT.NO_SCROLL);
        table.setFont(JFaceResources.getTextFont());
        table.setHeaderVisible(true);
        table.moveAbove(slider);
        table.setData("org.vfioscope.ui.id", "content");
        GridDataFactory.fillDefaults().grab(true, true).applyTo(table);
        AccessibleName.set(table, Messages.Content_name);
        int digit = digitWidth();
        column(Messages.Content_columnAddress, (ADDRESS_DIGITS + 1) * digit);
        int bytes = content.grid().width().bytes();
        for (int i = 0; i < columns; i++) {
            column("+" + Integer.toHexString(i * bytes), (2 * bytes + PADDING) * digit);
        }
        column(Messages.Content_columnText, (RegisterGrid.ROW + PADDING) * digit);
        cursor = new TableCursor(table, SWT.NONE);
        cursor.setFont(JFaceResources.getTextFont());
        AccessibleName.set(
                cursor, () -> NLS.bind(Messages.Content_cursor, new ByteSize(topRow() * RegisterGrid.ROW).hex()));
        cursor.addListener(SWT.KeyDown, this::key);
        cursor.addListener(SWT.DefaultSelection, event -> activated.run());
        cursor.addListener(SWT.MouseVerticalWheel, this::wheel);
        table.addListener(SWT.MouseVerticalWheel, this::wheel);
        table.addListener(SWT.Resize, event -> refresh());
        area.layout();
    }

    private void column(String title, int width) {
        TableColumn column = new TableColumn(table, SWT.LEFT);
        column.setText(title);
        column.setWidth(width);
    }

    private int digitWidth() {
        GC gc = new GC(table);
        try {
            return (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        } finally {
            gc.dispose();
        }
    }

    /** How many rows are seen. */
    int visibleRows() {
        int height = table.getClientArea().height - table.getHeaderHeight();
        int fit = Math.max(1, height / table.getItemHeight());
        long rows = content.grid().rows();
        return Long.compareUnsigned(rows, fit) < 0 ? (int) rows : fit;
    }

    /** The first row that is seen. */
    long topRow() {
        return content.topRow();
    }

    /** The register that is selected, or empty where it is the address or the text. */
    Optional<Long> selected() {
        if (cursor == null || cursor.getRow() == null) {
            return Optional.empty();
        }
        int column = cursor.getColumn() - 1;
        long offset = content.grid().offset(topRow() + table.indexOf(cursor.getRow()), column);
        return column >= 0 && column < columns && content.grid().exists(offset)
                ? Optional.of(offset)
                : Optional.empty();
    }

    /** Selects a register, and scrolls to it. */
    void goTo(long offset) {
        long row = Long.divideUnsigned(offset, RegisterGrid.ROW);
        int within = (int) Long.remainderUnsigned(offset, RegisterGrid.ROW)
                / content.grid().width().bytes();
        if (Long.compareUnsigned(row - topRow(), visibleRows()) >= 0) {
            scrollTo(row);
        }
        rowBefore = (int) (row - topRow());
        cursor.setSelection(rowBefore, 1 + within);
        focus();
    }

    /** Shows other rows; a row before the first or behind the last place for one is taken for that one. */
    private void scrollTo(long row) {
        long last = content.grid().rows() - visibleRows();
        content.setTopRow(Long.compareUnsigned(row, last) > 0 ? last : row);
        refresh();
    }

    private void scrollBy(long rows) {
        boolean before = rows < 0 && Long.compareUnsigned(topRow(), -rows) < 0;
        scrollTo(before ? 0 : topRow() + rows);
    }

    /** Writes the visible rows anew. */
    void refresh() {
        if (table == null || table.isDisposed() || content == null) {
            return;
        }
        int rows = visibleRows();
        if (table.getItemCount() != rows) {
            table.setItemCount(rows);
        }
        long last = content.grid().rows() - rows;
        if (Long.compareUnsigned(topRow(), last) > 0) {
            content.setTopRow(last);
        }
        long top = topRow();
        RowWriter writer = new RowWriter(content);
        for (int i = 0; i < rows; i++) {
            writer.write(table.getItem(i), top + i);
        }
        slider.setEnabled(last != 0);
        slider.setValues(toSlider(top), 0, SLIDER + 1, 1, 1, Math.max(1, SLIDER / 100));
        cursor.redraw();
    }

    private long fromSlider(int selection) {
        long last = content.grid().rows() - visibleRows();
        return selection >= SLIDER ? last : last / SLIDER * selection + last % SLIDER * selection / SLIDER;
    }

    private int toSlider(long row) {
        long last = content.grid().rows() - visibleRows();
        return last == 0 ? 0 : (int) ((double) row / last * SLIDER);
    }

    private void key(Event event) {
        int page = visibleRows();
        switch (event.keyCode) {
            case SWT.PAGE_DOWN -> scrollBy(page);
            case SWT.PAGE_UP -> scrollBy(-page);
            case SWT.ARROW_DOWN -> edge(page - 1, 1);
            case SWT.ARROW_UP -> edge(0, -1);
            default -> {
                // all other keys are the cursor's or the workbench's
            }
        }
        rowBefore = cursor.getRow() == null ? 0 : table.indexOf(cursor.getRow());
    }

    /** An arrow moves the cursor, or at the edge the rows below it. */
    private void edge(int row, int by) {
        if (rowBefore == row && cursor.getRow() != null && table.indexOf(cursor.getRow()) == row) {
            scrollBy(by);
        }
    }

    private void wheel(Event event) {
        scrollBy(-event.count);
        event.doit = false;
    }
}
