package org.vfioscope.ui.internal.handlers;

import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.handlers.HandlerUtil;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.jobs.RereadJob;
import org.vfioscope.ui.internal.views.DevicesView;

/** Looks for devices again, and reads the open ones anew. */
public final class RefreshHandler extends AbstractHandler {

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        if (page.findView(ViewIds.DEVICES) instanceof DevicesView view) {
            view.discover();
        }
        for (DeviceSession session :
                page.getWorkbenchWindow().getService(DeviceAccess.class).sessions()) {
            new RereadJob(session).schedule();
        }
        return null;
    }
}
