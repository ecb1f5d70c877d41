package org.vfioscope.ui.internal.tree;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.eclipse.jface.layout.TreeColumnLayout;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.viewers.ColumnWeightData;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.GC;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.vfioscope.ui.internal.rows.TreeRow;

/** A native tree with columns that shows {@link TreeRow}s and keeps expansion, selection and place over every change. */
public final class RowTree {

    private final TreeViewer viewer;
    private final RowContent content = new RowContent();
    private Runnable shown = () -> {};

    /**
     * Builds the tree.
     *
     * @param parent a composite that holds nothing else
     * @param name what a screen reader calls it
     * @param columns its columns
     */
    public RowTree(Composite parent, String name, List<ColumnSpec> columns) {
        TreeColumnLayout layout = new TreeColumnLayout();
        parent.setLayout(layout);
        viewer = new TreeViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        Tree tree = viewer.getTree();
        AccessibleName.set(tree, name);
        tree.setHeaderVisible(true);
        viewer.setUseHashlookup(true);
        viewer.setComparer(new RowComparer());
        viewer.setContentProvider(content);
        RowToolTips.install(viewer);
        int character = characterWidth(tree);
        for (ColumnSpec spec : columns) {
            TreeViewerColumn column = new TreeViewerColumn(viewer, SWT.LEFT);
            column.getColumn().setText(spec.title());
            column.getColumn().setMoveable(true);
            column.setLabelProvider(new RowLabels(tree));
            layout.setColumnData(
                    column.getColumn(), new ColumnWeightData(spec.weight(), spec.minimum() * character, true));
        }
        IPropertyChangeListener repaint = event -> {
            if (RowLabels.shows(event.getProperty())) {
                viewer.refresh();
            }
        };
        RowLabels.colors().addListener(repaint);
        tree.addDisposeListener(event -> RowLabels.colors().removeListener(repaint));
        viewer.setInput(this);
    }

    private static int characterWidth(Tree tree) {
        GC gc = new GC(tree);
        try {
            return (int) Math.ceil(gc.getFontMetrics().getAverageCharacterWidth());
        } finally {
            gc.dispose();
        }
    }

    /** {@return the viewer, for the workbench: menus and selection} */
    public TreeViewer viewer() {
        return viewer;
    }

    /**
     * Shows other rows.
     *
     * @param rows the roots
     */
    public void show(List<TreeRow> rows) {
        content.set(rows);
        viewer.refresh();
        shown.run();
    }

    /**
     * Calls back whenever other rows are shown: the selected row may say something else then.
     *
     * @param action what to do
     */
    public void onShown(Runnable action) {
        shown = action;
    }

    /**
     * Selects a row, with everything above it expanded; does nothing where there is no such row.
     *
     * @param key the row's key
     */
    public void select(String key) {
        TreeRow row = content.find(key);
        if (row != null) {
            viewer.setSelection(new StructuredSelection(row), true);
        }
    }

    /**
     * Expands a row; does nothing where there is no such row.
     *
     * @param key the row's key
     */
    public void expand(String key) {
        TreeRow row = content.find(key);
        if (row != null) {
            viewer.setExpandedState(row, true);
        }
    }

    /**
     * Scrolls a row to the top, as far as there are rows below it; does nothing where there is no such row.
     *
     * @param key the row's key
     */
    public void scrollTo(String key) {
        TreeRow row = content.find(key);
        if (row != null && viewer.testFindItem(row) instanceof TreeItem item) {
            viewer.getTree().setTopItem(item);
        }
    }

    /**
     * Calls back with the row that a double-click or Enter chose. A row with children is expanded or collapsed instead.
     *
     * @param chosen called with each row
     */
    public void onChosen(Consumer<TreeRow> chosen) {
        viewer.addDoubleClickListener(event -> selectedRow().ifPresent(row -> {
            if (row.children().isEmpty()) {
                chosen.accept(row);
            } else {
                viewer.setExpandedState(row, !viewer.getExpandedState(row));
            }
        }));
    }

    /** {@return the selected row, or empty where none or several are} */
    public Optional<TreeRow> selectedRow() {
        return selectedRow(viewer.getStructuredSelection());
    }

    /**
     * The one row of a selection.
     *
     * @param selection what is selected
     * @return the row, or empty where it is not exactly one row
     */
    public static Optional<TreeRow> selectedRow(IStructuredSelection selection) {
        return selection.size() == 1 && selection.getFirstElement() instanceof TreeRow row
                ? Optional.of(row)
                : Optional.empty();
    }
}
