package org.vfioscope.ui.internal.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.viewers.ColumnLayoutData;
import org.eclipse.jface.viewers.ColumnPixelData;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeColumn;
import org.vfioscope.ui.internal.Messages;

/** The columns of a tree: which are shown, how wide they are, and which one sorts the rows. */
final class TreeColumns {

    private final Tree tree;
    private final TreeColumnLayout layout;
    private final List<ColumnSpec> specs;
    private final ColumnSettings settings;
    private final List<TreeColumn> columns = new ArrayList<>();
    private RowSort sort;

    TreeColumns(String id, Tree tree, TreeColumnLayout layout, List<ColumnSpec> specs) {
        this.tree = tree;
        this.layout = layout;
        this.specs = specs;
        settings = new ColumnSettings(id);
        sort = settings.sort(specs.size());
    }

    /** Takes the columns, in the order of their specifications, and gives each its width. */
    void take(List<TreeColumn> made, Consumer<RowSort> sorted) {
        columns.addAll(made);
        int character = characterWidth();
        for (int i = 0; i < made.size(); i++) {
            int index = i;
            TreeColumn column = made.get(i);
            column.setText(specs.get(i).title());
            column.setMoveable(true);
            size(i, character);
            column.addListener(SWT.Selection, event -> {
                sort = sort.clicked(index);
                settings.setSort(sort);
                mark();
                sorted.accept(sort);
            });
        }
        mark();
        tree.addListener(SWT.Dispose, event -> keepWidths(character));
    }

    RowSort sort() {
        return sort;
    }

    private void size(int index, int character) {
        ColumnSpec spec = specs.get(index);
        boolean hidden = settings.isHidden(index, spec);
        int kept = settings.width(index);
        ColumnLayoutData data = kept > 0 && spec.weight() == 0
                ? new ColumnPixelData(kept, true)
                : new ColumnWeightData(spec.weight(), spec.minimum() * character, true);
        layout.setColumnData(columns.get(index), hidden ? new ColumnPixelData(0, false) : data);
        columns.get(index).setResizable(!hidden);
    }

    private void mark() {
        boolean any = sort.column() != RowSort.NONE;
        tree.setSortColumn(any ? columns.get(sort.column()) : null);
        tree.setSortDirection(any ? sort.descending() ? SWT.DOWN : SWT.UP : SWT.NONE);
    }

    /** Only what a user changed is kept: the other widths follow the font. */
    private void keepWidths(int character) {
        for (int i = 0; i < columns.size(); i++) {
            int width = columns.get(i).getWidth();
            boolean own = specs.get(i).weight() == 0 && width != specs.get(i).minimum() * character;
            if (own && !settings.isHidden(i, specs.get(i))) {
                settings.setWidth(i, width);
            }
        }
    }

    /** Adds an item a column, but for the first, which names the row. */
    void fill(IMenuManager menu) {
        MenuManager chooser = new MenuManager(Messages.Columns_menu);
        for (int i = 1; i < columns.size(); i++) {
            chooser.add(new Toggle(i));
        }
        menu.add(chooser);
        menu.add(new Fit());
    }

    /** Makes each column as wide as its longest text, as a double-click on the edge of a heading does for one. */
    private final class Fit extends Action {

        Fit() {
            super(Messages.Columns_fit);
        }

        @Override
        public void run() {
            for (int i = 0; i < columns.size(); i++) {
                if (!settings.isHidden(i, specs.get(i))) {
                    columns.get(i).pack();
                }
            }
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
            size(index, characterWidth());
            tree.getParent().layout(true, true);
        }
    }

    private int characterWidth() {
        GC gc = new GC(tree);
        try {
            return (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        } finally {
            gc.dispose();
        }
    }
}
