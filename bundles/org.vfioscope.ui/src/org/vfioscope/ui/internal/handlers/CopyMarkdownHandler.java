package org.vfioscope.ui.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Display;
import org.vfioscope.ui.internal.copy.CopiedTable;
import org.vfioscope.ui.internal.copy.CopySource;
import org.vfioscope.ui.internal.copy.ToClipboard;

/** Copies the selected rows as a Markdown table; of a single row of a tree, also those that are expanded below it. */
public final class CopyMarkdownHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Display display = Display.getCurrent();
        CopySource.selectedWithBelow(display.getFocusControl())
                .map(CopiedTable::asMarkdown)
                .ifPresent(table -> ToClipboard.put(display, table));
        return null;
    }
}
