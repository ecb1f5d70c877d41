package org.vfioscope.ui.internal.properties;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.IPostSelectionProvider;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionChangedListener;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.jface.viewers.StructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.part.ViewPart;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.AccessibleName;
import org.vfioscope.ui.internal.tree.ClickedColumn;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.tree.FittedColumns;
import org.vfioscope.ui.internal.tree.Placeholder;
import org.vfioscope.ui.internal.tree.RowTree;
import org.vfioscope.ui.internal.views.ViewFrame;

/** Everything that is known of what is selected, in whichever view. */
public final class PropertiesView extends ViewPart {

    private static final int VALUE = 2;

    private Placeholder placeholder;
    private Table table;
    private FittedColumns columns;
    private final ISelectionChangedListener again = event -> show(selection(event.getSelection()));
    private Optional<IPostSelectionProvider> watched = Optional.empty();

    @Override
    public void createPartControl(Composite parent) {
        placeholder = new Placeholder(parent);
        table = new Table(placeholder.content(), SWT.FULL_SELECTION | SWT.MULTI);
        table.setHeaderVisible(true);
        table.setData("org.vfioscope.ui.id", "properties");
        AccessibleName.set(table, Messages.Properties_view);
        ClickedColumn.watch(table);
        table.addListener(SWT.MouseMove, event -> {
            TableItem item = table.getItem(new Point(event.x, event.y));
            table.setToolTipText(item == null ? null : item.getText(VALUE));
        });
        columns = FittedColumns.onTable(
                table,
                ViewIds.PROPERTIES,
                List.of(
                        ColumnSpec.asItsContent(Messages.Properties_of),
                        ColumnSpec.asItsContent(Messages.Properties_property),
                        ColumnSpec.asItsContent(Messages.Content_columnValue)));
        ViewFrame.keys(getViewSite(), ViewFrame.INSPECT_CONTEXT);
        ISelectionListener follow = this::follow;
        var selections = getSite().getWorkbenchWindow().getSelectionService();
        selections.addSelectionListener(follow);
        table.addDisposeListener(event -> {
            selections.removeSelectionListener(follow);
            watch(Optional.empty());
        });
        placeholder.say(Messages.Properties_empty);
        follow(getSite().getPage().getActivePart(), selections.getSelection());
    }

    /** A view in which nothing is selected leaves what another one selected. */
    private void follow(IWorkbenchPart part, ISelection selection) {
        if (part != null && !selection(selection).isEmpty()) {
            watch(Optional.ofNullable(part.getSite().getSelectionProvider())
                    .filter(IPostSelectionProvider.class::isInstance)
                    .map(IPostSelectionProvider.class::cast));
            show(selection(selection));
        }
    }

    /** Hears from then on what becomes of that view's selection, whichever view is active. */
    private void watch(Optional<IPostSelectionProvider> provider) {
        watched.ifPresent(before -> before.removePostSelectionChangedListener(again));
        watched = provider;
        watched.ifPresent(now -> now.addPostSelectionChangedListener(again));
    }

    private static IStructuredSelection selection(ISelection selection) {
        return selection instanceof IStructuredSelection rows ? rows : StructuredSelection.EMPTY;
    }

    private void show(IStructuredSelection rows) {
        if (rows.size() > 1) {
            placeholder.say(NLS.bind(Messages.Properties_several, Integer.toString(rows.size())));
        } else {
            show(RowTree.selectedRow(rows).map(TreeRow::target).map(Facts::of).orElse(List.of()));
        }
    }

    private void show(List<Fact> facts) {
        if (facts.isEmpty()) {
            placeholder.say(Messages.Properties_empty);
            return;
        }
        table.setItemCount(facts.size());
        for (int i = 0; i < facts.size(); i++) {
            TableItem item = table.getItem(i);
            Fact fact = facts.get(i);
            item.setText(new String[] {fact.group(), fact.name(), fact.value()});
        }
        placeholder.showContent();
        columns.forget();
    }

    @Override
    public void setFocus() {
        placeholder.focus();
    }
}
