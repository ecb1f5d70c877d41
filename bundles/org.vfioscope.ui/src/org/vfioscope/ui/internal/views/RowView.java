package org.vfioscope.ui.internal.views;

import java.util.List;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.part.ViewPart;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.RowPage;
import org.vfioscope.ui.internal.tree.RowTree;

/** A view of one tree of rows with its filter line. */
public abstract class RowView extends ViewPart implements Filterable {

    private RowPage page;

    /**
     * Builds filter line and tree, and connects the tree with the workbench.
     *
     * @param parent the composite to fill
     * @param id tells this tree's columns from those of others, from run to run
     * @param name what a screen reader calls the tree
     * @param columns its columns
     */
    protected final void createRows(Composite parent, String id, String name, List<ColumnSpec> columns) {
        page = new RowPage(parent, id, name, columns);
        ViewFrame.connect(getViewSite(), page.tree(), () -> firePropertyChange(ViewFrame.PROP_ROWS));
        page.tree().onChosen(this::chosen);
    }

    /**
     * Is told of a row that was double-clicked, or on which Enter was pressed, and that has none below it; does nothing here.
     *
     * @param row the row
     */
    protected void chosen(TreeRow row) {}

    /** {@return filter line and tree, or the sentence in their place; null before they are built} */
    protected final RowPage page() {
        return page;
    }

    /** {@return the tree} */
    protected final RowTree tree() {
        return page.tree();
    }

    @Override
    public void setFocus() {
        page.focus();
    }

    @Override
    public void focusFilter() {
        page.focusFilter();
    }
}
