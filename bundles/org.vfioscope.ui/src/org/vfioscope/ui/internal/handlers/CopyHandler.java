package org.vfioscope.ui.internal.handlers;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.dnd.Clipboard;
import org.eclipse.swt.dnd.TextTransfer;
import org.eclipse.swt.dnd.Transfer;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Table;
import org.eclipse.swt.widgets.Text;
import org.eclipse.swt.widgets.Tree;

/** Copies the selected rows of the tree or table that has the focus, cells separated by tabs. */
public final class CopyHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Control focus = Display.getCurrent().getFocusControl();
        switch (focus) {
            case Tree tree -> copy(tree.getDisplay(), text(tree));
            case Table table -> copy(table.getDisplay(), text(table));
            // this handler stands before the text's own key
            case Text text -> text.copy();
            case null, default -> {
                // nothing that could be copied has the focus
            }
        }
        return null;
    }

    private static String text(Tree tree) {
        int columns = tree.getColumnCount();
        return Arrays.stream(tree.getSelection())
                .map(item -> IntStream.range(0, columns).mapToObj(item::getText).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private static String text(Table table) {
        int columns = table.getColumnCount();
        return Arrays.stream(table.getSelection())
                .map(item -> IntStream.range(0, columns).mapToObj(item::getText).collect(Collectors.joining("\t")))
                .collect(Collectors.joining("\n"));
    }

    private static void copy(Display display, String text) {
        // the clipboard refuses an empty text
        if (!text.isEmpty()) {
            Clipboard clipboard = new Clipboard(display);
            try {
                clipboard.setContents(new Object[] {text}, new Transfer[] {TextTransfer.getInstance()});
            } finally {
                clipboard.dispose();
            }
        }
    }
}
