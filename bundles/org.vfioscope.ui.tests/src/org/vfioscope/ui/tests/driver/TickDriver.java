package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.swt.widgets.Tree;
import org.eclipse.swt.widgets.TreeItem;

/** Reads the tree of a dialog whose rows can be ticked. */
public final class TickDriver {

    private static final int EFFECT = 1;

    private final DialogDriver dialog;

    /** The tree of a dialog. */
    public TickDriver(DialogDriver dialog) {
        this.dialog = dialog;
    }

    /** The rows that are ticked; those of headings are none. */
    public List<String> ticked() {
        return Ui.call(() ->
                items().filter(TreeItem::getChecked).map(TreeItem::getText).toList());
    }

    /** What the second cell of a row says. */
    public String effect(String beginning) {
        return Ui.call(() -> items().filter(item -> item.getText().startsWith(beginning))
                .findFirst()
                .orElseThrow()
                .getText(EFFECT));
    }

    private Stream<TreeItem> items() {
        return Widgets.all(dialog.shell(), Tree.class)
                .flatMap(tree -> Arrays.stream(tree.getItems()))
                .flatMap(heading -> Arrays.stream(heading.getItems()));
    }
}
