package org.vfioscope.ui.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.views.Addressed;

/** Opens the Content view and goes to its address line. */
public final class GoToHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        try {
            IViewPart view = HandlerUtil.getActiveWorkbenchWindowChecked(event)
                    .getActivePage()
                    .showView(ViewIds.CONTENT);
            if (view instanceof Addressed addressed) {
                addressed.focusAddress();
            }
        } catch (PartInitException e) {
            throw new ExecutionException(ViewIds.CONTENT, e);
        }
        return null;
    }
}
