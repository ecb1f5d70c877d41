package org.vfioscope.ui.internal.tree;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.util.IPropertyChangeListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.jface.viewers.TreeViewer;
import org.eclipse.jface.viewers.TreeViewerColumn;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.graphics.Rectangle;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;
import org.vfioscope.ui.internal.rows.TreeRow;

/** A native tree with columns that shows {@link TreeRow}s and keeps expansion, selection and place over every change. */
public final class RowTree {

    /** So many rows of one level are made at once; the rest follows when it is asked for. */
    private static final int AT_ONCE = 2000;

    private final TreeViewer viewer;
    private final RowContent content = new RowContent();
    private final TreeColumns columns;
    private final RowToolTips tips;
    private Runnable shown = () -> {};
    private List<TreeRow> all = List.of();
    private RowFilter filter = RowFilter.of("");
    private Object[] expandedUnfiltered = {};

    /**
     * Builds the tree.
     *
     * @param parent a composite that holds nothing else
     * @param id tells this tree's columns from those of others, from run to run
     * @param name what a screen reader calls it
     * @param specs its columns
     */
    public RowTree(Composite parent, String id, String name, List<ColumnSpec> specs) {
        viewer = new TreeViewer(parent, SWT.MULTI | SWT.FULL_SELECTION | SWT.H_SCROLL | SWT.V_SCROLL);
        Tree tree = viewer.getTree();
        AccessibleName.set(tree, name);
        tree.setHeaderVisible(true);
        viewer.setUseHashlookup(true);
        viewer.setComparer(new RowComparer());
        viewer.setContentProvider(content);
        viewer.setDisplayIncrementally(AT_ONCE);
        tips = RowToolTips.install(viewer);
        ClickedColumn.watch(tree);
        tree.addListener(SWT.MenuDetect, RowTree::placeMenu);
        specs.forEach(spec -> new TreeViewerColumn(viewer, SWT.LEFT).setLabelProvider(new RowLabels(tree)));
        columns = new TreeColumns(id, tree, specs, sort -> render());
        tree.addListener(SWT.Expand, event -> columns.rowsChanged());
        IPropertyChangeListener repaint = event -> {
            if (RowLabels.shows(event.getProperty())) {
                viewer.refresh();
            }
        };
        RowLabels.colors().addListener(repaint);
        tree.addDisposeListener(event -> RowLabels.colors().removeListener(repaint));
        viewer.setInput(this);
    }

    /** A menu that a key opens stands at the selected row; GTK would open it where the mouse happens to be. */
    private static void placeMenu(Event event) {
        Tree tree = (Tree) event.widget;
        if (event.detail == SWT.MENU_KEYBOARD && tree.getSelectionCount() > 0) {
            Rectangle row = tree.getSelection()[0].getTextBounds(0);
            Point below = tree.toDisplay(row.x, Math.clamp(row.y + row.height, 0, tree.getClientArea().height));
            event.x = below.x;
            event.y = below.y;
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
        if (!rows.equals(all)) {
            // it would go on saying what was true of its row before
            tips.hide();
        }
        all = rows;
        render();
        if (rows.isEmpty()) {
            columns.rowsGone();
        }
        shown.run();
    }

    /**
     * Shows only the rows that match, with those above a match expanded. A filter that ends gives back the expansion
     * from before it.
     *
     * @param words what has to match
     */
    public void filter(RowFilter words) {
        if (!filter.isActive() && words.isActive()) {
            expandedUnfiltered = viewer.getExpandedElements();
        }
        boolean ended = filter.isActive() && !words.isActive();
        filter = words;
        Set<String> onTheWay = render();
        if (ended) {
            viewer.setExpandedElements(expandedUnfiltered);
        } else {
            onTheWay.forEach(this::expand);
        }
    }

    /** {@return whether there are rows, but none that matches the filter} */
    public boolean isFilteredEmpty() {
        return !all.isEmpty() && viewer.getTree().getItemCount() == 0;
    }

    private Set<String> render() {
        RowFilter.Result left = filter.apply(all);
        content.set(columns.sort().apply(left.rows()));
        viewer.refresh();
        columns.rowsChanged();
        return left.onTheWay();
    }

    /**
     * Adds the choice of columns to a menu.
     *
     * @param menu the menu
     */
    public void fillColumns(IMenuManager menu) {
        columns.fill(menu);
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
            columns.rowsChanged();
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
            columns.rowsChanged();
        }
    }

    /**
     * Expands all rows, from the first one on, as long as that shows not too many of them: what is below a row that has more
     * stays folded.
     *
     * @param most how many rows may be shown that are below others
     */
    public void expandAll(int most) {
        List<TreeRow> expanded = new ArrayList<>();
        addExpanded(content.roots(), most, expanded);
        viewer.setExpandedElements(expanded.toArray());
        columns.rowsChanged();
    }

    /** Returns how many more rows may be shown. */
    private static int addExpanded(List<TreeRow> rows, int most, List<TreeRow> expanded) {
        int left = most;
        for (TreeRow row : rows) {
            int below = row.children().size();
            if (below > 0 && below <= left) {
                expanded.add(row);
                left = addExpanded(row.children(), left - below, expanded);
            }
        }
        return left;
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
                columns.rowsChanged();
            }
        }));
    }

    /**
     * Selects the next row of a kind in the order in which the rows are shown, and goes on at the other end.
     *
     * @param forward whether to go down rather than up
     * @param wanted tells the rows of that kind
     */
    public void step(boolean forward, Predicate<TreeRow> wanted) {
        List<TreeRow> rows = rows();
        int from = selectedRow().map(rows::indexOf).orElse(forward ? -1 : 0);
        for (int i = 1; i <= rows.size(); i++) {
            TreeRow row = rows.get(Math.floorMod(forward ? from + i : from - i, rows.size()));
            if (wanted.test(row)) {
                viewer.setSelection(new StructuredSelection(row), true);
                return;
            }
        }
    }

    /** {@return all rows that the filter leaves, expanded or not, in the order in which they are shown} */
    public List<TreeRow> rows() {
        List<TreeRow> rows = new ArrayList<>();
        content.addAll(rows);
        return rows;
    }

    /**
     * Whether one row and no other is selected.
     *
     * @param key the row's key
     * @return whether it is
     */
    public boolean isSelected(String key) {
        return selectedRow().filter(row -> row.key().equals(key)).isPresent();
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
