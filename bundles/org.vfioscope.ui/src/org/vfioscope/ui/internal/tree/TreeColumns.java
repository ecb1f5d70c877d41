package org.vfioscope.ui.internal.tree;

import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.vfioscope.ui.internal.Messages;

/** The columns of a tree: which are shown, how wide they are, and which one sorts the rows. */
final class TreeColumns {

    private final Tree tree;
    private final List<ColumnSpec> specs;
    private final ColumnSettings settings;
    private final FittedColumns widths;
    private RowSort sort;

    /** Takes the columns of a tree, which are in the order of their specifications. */
    TreeColumns(String id, Tree tree, List<ColumnSpec> specs, Consumer<RowSort> sorted) {
        this.tree = tree;
        this.specs = specs;
        settings = new ColumnSettings(id);
        sort = settings.sort(specs.size());
        for (int i = 0; i < specs.size(); i++) {
            int index = i;
            TreeColumn column = tree.getColumn(i);
            column.setText(specs.get(i).title());
            column.setToolTipText(specs.get(i).hint());
            column.setMoveable(true);
            column.setResizable(!settings.isHidden(i, specs.get(i)));
            column.addListener(SWT.Selection, event -> {
                sort = sort.clicked(index);
                settings.setSort(sort);
                mark();
                sorted.accept(sort);
            });
        }
        mark();
        widths = new FittedColumns(tree, settings, specs);
    }

    RowSort sort() {
        return sort;
    }

    /** The rows that are shown are others now, or more. */
    void rowsChanged() {
        widths.fitSoon();
    }

    /** There are no rows any more; what comes may be shorter. */
    void rowsGone() {
        widths.forget();
    }

    private void mark() {
        boolean any = sort.column() != RowSort.NONE;
        tree.setSortColumn(any ? tree.getColumn(sort.column()) : null);
        tree.setSortDirection(any ? sort.descending() ? SWT.DOWN : SWT.UP : SWT.NONE);
    }

    /** Adds an item a column, but for the first, which names the row. */
    void fill(IMenuManager menu) {
        MenuManager chooser = new MenuManager(Messages.Columns_menu);
        for (int i = 1; i < specs.size(); i++) {
            chooser.add(new Toggle(i));
        }
        menu.add(chooser);
        menu.add(new Fit());
    }

    /** Makes each column as wide as its longest text. */
    private final class Fit extends Action {

        Fit() {
            super(Messages.Columns_fit);
        }

        @Override
        public void run() {
            widths.showWhole();
        }
    }

    private final class Toggle extends Action {

        private final int index;

        Toggle(int index) {
            super(specs.get(index).title(), IAction.AS_CHECK_BOX);
            this.index = index;
            setChecked(!settings.isHidden(index, specs.get(index)));
        }

        @Override
        public void run() {
            settings.setHidden(index, !isChecked());
            tree.getColumn(index).setResizable(isChecked());
            widths.fitSoon();
        }
    }
}
