package org.vfioscope.ui.internal.tree;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Layout;
import org.eclipse.swt.widgets.Scrollable;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableColumn;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.vfioscope.ui.internal.tree.ColumnShares.Wish;

/**
 * Gives the columns of a tree or a table the widths that their contents want, as far as there is room. A width that a user
 * chose stays.
 */
public final class FittedColumns extends Layout {

    /** Pixels between a text and the next column's. */
    private static final int GAP = 2;

    private final Scrollable control;
    private final List<ColumnSpec> specs;
    private final List<SizedColumn> columns;
    private final ColumnSettings settings;
    private final int character;
    private final int[] wanted;
    private final int[] given;
    private boolean resizing;
    private boolean fittingSoon;
    private boolean whole;

    /**
     * Makes the columns of a tree, and takes charge of them.
     *
     * @param tree a tree without columns, the only child of a composite whose layout this becomes
     * @param id tells its columns from those of others, from run to run
     * @param specs its columns
     * @return the layout
     */
    public static FittedColumns onTree(Tree tree, String id, List<ColumnSpec> specs) {
        specs.forEach(spec -> new TreeColumn(tree, SWT.LEFT).setText(spec.title()));
        return new FittedColumns(tree, new ColumnSettings(id), specs);
    }

    /**
     * Makes the columns of a table, and takes charge of them.
     *
     * @param table a table without columns, the only child of a composite whose layout this becomes
     * @param id tells its columns from those of others, from run to run
     * @param specs its columns
     * @return the layout
     */
    public static FittedColumns onTable(Table table, String id, List<ColumnSpec> specs) {
        specs.forEach(spec -> new TableColumn(table, SWT.LEFT).setText(spec.title()));
        return new FittedColumns(table, new ColumnSettings(id), specs);
    }

    /** Takes charge of the columns of a tree or a table, the only child of a composite whose layout this becomes. */
    FittedColumns(Scrollable control, ColumnSettings settings, List<ColumnSpec> specs) {
        this.control = control;
        this.settings = settings;
        this.specs = List.copyOf(specs);
        columns = SizedColumn.of(control);
        wanted = new int[columns.size()];
        given = new int[columns.size()];
        character = characterWidth();
        for (int i = 0; i < columns.size(); i++) {
            int index = i;
            columns.get(i).item().addListener(SWT.Resize, event -> resized(index));
        }
        control.getParent().setLayout(this);
        fit();
    }

    /** Looks at the contents once all that happens now is done; columns grow only, as the rows that are shown come and go. */
    public void fitSoon() {
        if (!fittingSoon) {
            fittingSoon = true;
            control.getDisplay().asyncExec(() -> {
                fittingSoon = false;
                if (!control.isDisposed()) {
                    fit();
                }
            });
        }
    }

    /** Forgets how wide the contents were that are not there any more. */
    public void forget() {
        Arrays.fill(wanted, 0);
        fitSoon();
    }

    /** Shows all of every column, though that may be more than there is room for, and forgets what a user chose. */
    void showWhole() {
        for (int i = 0; i < columns.size(); i++) {
            settings.setWidth(i, 0);
        }
        whole = true;
        forget();
    }

    private void fit() {
        resizing = true;
        for (int i = 0; i < columns.size(); i++) {
            if (!settings.isHidden(i, specs.get(i))) {
                SizedColumn column = columns.get(i);
                column.pack();
                wanted[i] = Math.max(wanted[i], column.width() + GAP);
            }
        }
        resizing = false;
        share();
    }

    private void share() {
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            wishes.add(wish(i));
        }
        int[] widths = ColumnShares.share(control.getClientArea().width, wishes);
        resizing = true;
        for (int i = 0; i < columns.size(); i++) {
            given[i] = widths[i];
            columns.get(i).resize(widths[i]);
        }
        resizing = false;
    }

    private Wish wish(int index) {
        ColumnSpec spec = specs.get(index);
        if (settings.isHidden(index, spec)) {
            return new Wish(0, 0, 0);
        }
        int kept = settings.width(index);
        if (kept > 0) {
            return new Wish(kept, kept, 0);
        }
        return new Wish(wanted[index], whole ? wanted[index] : spec.minimum() * character, spec.weight());
    }

    /** GTK tells of its own changes too: it gives the last column what is left over. */
    private void resized(int index) {
        SizedColumn column = columns.get(index);
        boolean byUser = !resizing && column.width() > 0 && column.width() != given[index] && !column.isLast();
        if (byUser) {
            given[index] = column.width();
            settings.setWidth(index, column.width());
        }
    }

    private int characterWidth() {
        GC gc = new GC(control);
        try {
            return (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        } finally {
            gc.dispose();
        }
    }

    @Override
    protected Point computeSize(Composite composite, int widthHint, int heightHint, boolean flushCache) {
        return control.computeSize(widthHint, heightHint, flushCache);
    }

    @Override
    protected void layout(Composite composite, boolean flushCache) {
        control.setBounds(composite.getClientArea());
        share();
    }
}
