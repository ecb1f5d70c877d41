package org.vfioscope.ui.internal.tree;

import java.util.List;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.rows.TreeRow;

/** A filter line with a tree below it, or with a sentence where there is nothing to be shown. */
public final class RowPage {

    private final Placeholder placeholder;
    private final Placeholder matches;
    private final Text filter;
    private final RowTree tree;

    /**
     * Builds both.
     *
     * @param parent the composite to fill
     * @param id tells this tree's columns from those of others, from run to run
     * @param name what a screen reader calls it
     * @param columns its columns
     */
    public RowPage(Composite parent, String id, String name, List<ColumnSpec> columns) {
        placeholder = new Placeholder(parent);
        Composite area = placeholder.content();
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(area);
        filter = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        filter.setMessage(Messages.Filter_hint);
        AccessibleName.set(filter, Messages.Filter_hint);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(filter);
        matches = new Placeholder(area);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(matches.control());
        tree = new RowTree(matches.content(), id, name, columns);
        filter.addListener(SWT.Modify, event -> {
            tree.filter(RowFilter.of(filter.getText()));
            sayWhetherAnyMatches();
        });
        filter.addListener(SWT.KeyDown, event -> {
            if (event.keyCode == SWT.ARROW_DOWN) {
                tree.viewer().getTree().setFocus();
                event.doit = false;
            }
        });
    }

    /** {@return the composite that holds everything} */
    public Composite control() {
        return placeholder.control();
    }

    /** {@return the tree} */
    public RowTree tree() {
        return tree;
    }

    /**
     * Shows rows.
     *
     * @param rows the roots
     */
    public void show(List<TreeRow> rows) {
        boolean keysWereHere = placeholder.isSaying() && placeholder.hasFocus();
        tree.show(rows);
        sayWhetherAnyMatches();
        placeholder.showContent();
        if (keysWereHere) {
            // GTK would give them to the filter line, where Enter opens nothing
            focus();
        }
    }

    /**
     * Shows a sentence instead of filter and tree.
     *
     * @param sentence what there is none of, and what to do about it
     */
    public void say(String sentence) {
        tree.show(List.of());
        placeholder.say(sentence);
    }

    /** {@return where more can stand below the sentence that is shown instead of filter and tree; a grid of one column} */
    public Composite belowSentence() {
        return placeholder.sentencePage();
    }

    private void sayWhetherAnyMatches() {
        if (tree.isFilteredEmpty()) {
            matches.say(Messages.Filter_noneMatches);
        } else {
            matches.showContent();
        }
    }

    /** Gives the keyboard to the tree, or to the sentence in its place: else it would stay with another view. */
    public void focus() {
        if (placeholder.isSaying()) {
            placeholder.focus();
        } else {
            matches.focus();
        }
    }

    /** Gives the keyboard to the filter line. */
    public void focusFilter() {
        filter.setFocus();
        filter.selectAll();
    }
}
