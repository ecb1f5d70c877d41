package org.vfioscope.help.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.help.ITopic;
import org.eclipse.swt.SWT;
import org.eclipse.swt.accessibility.AccessibleAdapter;
import org.eclipse.swt.accessibility.AccessibleEvent;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** The tables of contents of all bundles that have help. */
final class TopicTree {

    private final Tree tree;
    private final List<TreeItem> items = new ArrayList<>();

    /**
     * A tree of all topics.
     *
     * @param chosen takes the page of a topic that is selected
     */
    TopicTree(Composite parent, Consumer<PageLocation> chosen) {
        tree = new Tree(parent, SWT.SINGLE | SWT.FULL_SELECTION);
        tree.getAccessible().addAccessibleListener(new AccessibleAdapter() {
            @Override
            public void getName(AccessibleEvent event) {
                event.result = Messages.Help_contents;
            }
        });
        Books.all().forEach(toc -> {
            TreeItem top = item(new TreeItem(tree, SWT.NONE), toc.getLabel(), toc.getTopic(null));
            add(top, toc.getTopics());
        });
        items.forEach(item -> item.setExpanded(true));
        tree.addListener(SWT.Selection, event -> {
            if (event.item.getData() instanceof PageLocation page) {
                chosen.accept(page);
            }
        });
    }

    private void add(TreeItem parent, ITopic... topics) {
        for (ITopic topic : topics) {
            add(item(new TreeItem(parent, SWT.NONE), topic.getLabel(), topic), topic.getSubtopics());
        }
    }

    private TreeItem item(TreeItem item, String label, ITopic topic) {
        item.setText(label);
        // org.eclipse.help lets a topic be a mere heading of those below it
        if (topic.getHref() != null) {
            item.setData(PageLocation.of(topic.getHref()));
        }
        items.add(item);
        return item;
    }

    Tree control() {
        return tree;
    }

    /** The pages of all topics, downwards, each once. */
    List<PageLocation> pages() {
        return items.stream()
                .filter(item -> item.getData() instanceof PageLocation)
                .map(item -> new PageLocation(((PageLocation) item.getData()).path(), ""))
                .distinct()
                .toList();
    }

    /** Marks the topic that a page belongs to. */
    void select(PageLocation page) {
        items.stream()
                .filter(item -> item.getData() instanceof PageLocation own && own.samePage(page))
                .findFirst()
                .ifPresentOrElse(tree::setSelection, tree::deselectAll);
    }
}
