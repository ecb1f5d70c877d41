package org.vfioscope.ui.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Display;
import org.vfioscope.ui.internal.copy.CopySource;
import org.vfioscope.ui.internal.copy.ToClipboard;

/** Copies the value of one cell: that of the selected row, in the column that was clicked last. */
public final class CopyValueHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) {
        Display display = Display.getCurrent();
        CopySource.value(display.getFocusControl()).ifPresent(value -> ToClipboard.put(display, value));
        return null;
    }
}
