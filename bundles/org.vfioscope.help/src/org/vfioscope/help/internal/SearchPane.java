package org.vfioscope.help.internal;

import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.eclipse.jface.layout.GridDataFactory;
import org.eclipse.jface.layout.GridLayoutFactory;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.custom.StackLayout;
import org.eclipse.swt.graphics.Point;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.Label;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.TableItem;
import org.eclipse.swt.widgets.Text;

/** A field to search the help in, with the contents below it or, while words stand in it, what was found. */
final class SearchPane {

    private final BiConsumer<Section, Words> chosen;
    private final Text field;
    private final Composite below;
    private final StackLayout stack = new StackLayout();
    private final TopicTree topics;
    private final Table hits;
    private final Label none;
    private Sections sections;
    private Words words = Words.NONE;

    /**
     * A pane that shows the contents.
     *
     * @param show takes the page of a topic that is selected
     * @param chosen takes a hit that is selected, with the words
     */
    SearchPane(Composite parent, Consumer<PageLocation> show, BiConsumer<Section, Words> chosen) {
        this.chosen = chosen;
        Composite area = new Composite(parent, SWT.NONE);
        GridLayoutFactory.fillDefaults().spacing(0, 2).applyTo(area);
        field = new Text(area, SWT.SEARCH | SWT.ICON_SEARCH | SWT.ICON_CANCEL);
        field.setMessage(Messages.Help_search);
        name(field, Messages.Help_search);
        GridDataFactory.fillDefaults().grab(true, false).applyTo(field);
        below = new Composite(area, SWT.NONE);
        below.setLayout(stack);
        GridDataFactory.fillDefaults().grab(true, true).applyTo(below);
        topics = new TopicTree(below, show);
        hits = new Table(below, SWT.SINGLE | SWT.FULL_SELECTION);
        name(hits, Messages.Help_hits);
        none = new Label(below, SWT.WRAP);
        none.setText(Messages.Help_noHit);
        stack.topControl = topics.control();
        field.addListener(SWT.Modify, event -> search());
        field.addListener(SWT.DefaultSelection, event -> next());
        field.addListener(SWT.KeyDown, this::key);
        hits.addListener(SWT.Selection, event -> show());
        hits.addListener(SWT.MouseMove, event -> {
            TableItem item = hits.getItem(new Point(event.x, event.y));
            hits.setToolTipText(item == null ? null : ((Section) item.getData()).snippet(words));
        });
    }

    private static void name(Control control, String name) {
        control.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = name;
            }
        });
    }

    /** Marks the topic that a page belongs to. */
    void select(PageLocation page) {
        topics.select(page);
    }

    /** A control that has the ground of lists in every theme. */
    Control ground() {
        return topics.control();
    }

    /** Gives the field the keyboard. */
    void focus() {
        field.setFocus();
        field.selectAll();
    }

    private void key(Event event) {
        if (event.keyCode == SWT.ARROW_DOWN) {
            event.doit = false;
            (stack.topControl == hits ? hits : topics.control()).setFocus();
        } else if (event.keyCode == SWT.ESC && !field.getText().isEmpty()) {
            event.doit = false;
            field.setText("");
        }
    }

    private void search() {
        words = Words.of(field.getText());
        List<Section> found = words.isEmpty() ? List.of() : sections().find(words);
        hits.removeAll();
        for (Section section : found) {
            TableItem item = new TableItem(hits, SWT.NONE);
            item.setText(section.label());
            item.setData(section);
        }
        stack.topControl = words.isEmpty() ? topics.control() : found.isEmpty() ? none : hits;
        below.layout();
    }

    private Sections sections() {
        if (sections == null) {
            sections = Sections.read(topics.pages());
        }
        return sections;
    }

    /** Goes to the first hit, then from hit to hit, and from the last to the first. */
    private void next() {
        if (hits.getItemCount() > 0) {
            hits.setSelection((hits.getSelectionIndex() + 1) % hits.getItemCount());
            show();
        }
    }

    private void show() {
        chosen.accept((Section) hits.getSelection()[0].getData(), words);
    }
}
