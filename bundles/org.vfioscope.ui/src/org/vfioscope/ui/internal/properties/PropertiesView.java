package org.vfioscope.ui.internal.properties;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.ISelectionProvider;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.ui.IPropertyListener;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.IWorkbenchSite;
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
    private List<Fact> facts = List.of();
    private Optional<IWorkbenchPart> source = Optional.empty();

    /** The row that is selected may say something else now, or be gone. */
    private final IPropertyListener renewed = (part, property) -> {
        if (property == ViewFrame.PROP_ROWS) {
            source.map(IWorkbenchPart::getSite)
                    .map(IWorkbenchSite::getSelectionProvider)
                    .map(ISelectionProvider::getSelection)
                    .ifPresent(this::show);
        }
    };

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
            source.ifPresent(part -> part.removePropertyListener(renewed));
        });
        placeholder.say(Messages.Properties_empty);
        // none is active yet while the window is opened
        Optional.ofNullable(getSite().getPage().getActivePart())
                .ifPresent(part -> follow(part, selections.getSelection()));
    }

    /** A view in which nothing is selected says nothing; what was selected in another one before stays of interest. */
    private void follow(IWorkbenchPart part, ISelection selection) {
        boolean other = source.filter(before -> before == part).isEmpty();
        if (!(selection instanceof IStructuredSelection) || other && selection.isEmpty()) {
            return;
        }
        if (other) {
            source.ifPresent(before -> before.removePropertyListener(renewed));
            source = Optional.of(part);
            part.addPropertyListener(renewed);
        }
        show(selection);
    }

    private void show(ISelection selection) {
        if (selection instanceof IStructuredSelection rows) {
            show(RowTree.selectedRow(rows).map(TreeRow::target).map(Facts::of).orElse(List.of()), rows.size());
        }
    }

    private void show(List<Fact> now, int selected) {
        if (now.isEmpty()) {
            facts = now;
            placeholder.say(
                    selected > 1
                            ? NLS.bind(Messages.Properties_several, Integer.toString(selected))
                            : Messages.Properties_empty);
        } else if (!now.equals(facts)) {
            facts = now;
            table.setItemCount(facts.size());
            for (int i = 0; i < facts.size(); i++) {
                Fact fact = facts.get(i);
                table.getItem(i).setText(new String[] {fact.group(), fact.name(), fact.value()});
            }
            placeholder.showContent();
            columns.forget();
        }
    }

    @Override
    public void setFocus() {
        placeholder.focus();
    }
}
