package org.vfioscope.ui.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Control;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Text;
import org.vfioscope.ui.internal.copy.CopiedTable;
import org.vfioscope.ui.internal.copy.CopySource;
import org.vfioscope.ui.internal.copy.ToClipboard;

/** Copies the selected rows of the tree or table that has the focus, cells separated by tabs. */
public final class CopyHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Control focus = Display.getCurrent().getFocusControl();
        if (focus instanceof Text text) {
            // this handler stands before the text's own key
            text.copy();
        } else {
            CopySource.selected(focus)
                    .map(CopiedTable::asTabs)
                    .ifPresent(rows -> ToClipboard.put(Display.getCurrent(), rows));
        }
        return null;
    }
}
