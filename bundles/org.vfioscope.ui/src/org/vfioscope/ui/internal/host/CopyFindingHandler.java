package org.vfioscope.ui.internal.host;

import java.util.Optional;
import java.util.function.Supplier;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.swt.widgets.Display;
import org.eclipse.swt.widgets.Tree;
import org.vfioscope.ui.internal.copy.ToClipboard;
import org.vfioscope.ui.internal.handlers.CopyHandler;

/** Copies the command of the selected finding, which is what it is copied for; elsewhere, copies as in all views. */
final class CopyFindingHandler extends AbstractHandler {

    private final Supplier<Optional<String>> command;
    private final CopyHandler rows = new CopyHandler();

    CopyFindingHandler(Supplier<Optional<String>> command) {
        this.command = command;
    }

    @Override
    public Object execute(ExecutionEvent event) {
        Display display = Display.getCurrent();
        Optional<String> mends = command.get();
        if (display.getFocusControl() instanceof Tree && mends.isPresent()) {
            ToClipboard.put(display, mends.get());
            return null;
        }
        return rows.execute(event);
    }
}
