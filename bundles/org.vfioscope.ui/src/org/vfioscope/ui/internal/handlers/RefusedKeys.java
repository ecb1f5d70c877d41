package org.vfioscope.ui.internal.handlers;

import java.util.Map;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IExecutionListenerWithChecks;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.ui.IWorkbenchWindow;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.StatusLine;

/** Answers the key of an action that cannot work with the reason, in the status line. A menu shows it as its tooltip. */
public final class RefusedKeys implements IExecutionListenerWithChecks {

    private final IWorkbenchWindow window;
    private final Map<String, TargetHandler> actions = Map.ofEntries(
            Map.entry("org.vfioscope.ui.open", new OpenHandler()),
            Map.entry("org.vfioscope.ui.close", new CloseHandler()),
            Map.entry("org.vfioscope.ui.createDmabuf", new CreateDmabufHandler()),
            Map.entry("org.vfioscope.ui.newDmabuf", new NewDmabufHandler()),
            Map.entry("org.vfioscope.ui.recreateDmabuf", new RecreateDmabufHandler()),
            Map.entry("org.vfioscope.ui.releaseDmabuf", new ReleaseDmabufHandler()),
            Map.entry("org.vfioscope.ui.openVia", new OpenViaHandler()),
            Map.entry("org.vfioscope.ui.import", new ImportHandler()),
            Map.entry("org.vfioscope.ui.mapAgain", new MapAgainHandler()),
            Map.entry("org.vfioscope.ui.unmap", new UnmapHandler()),
            Map.entry("org.vfioscope.ui.attach", new AttachHandler()),
            Map.entry("org.vfioscope.ui.detach", new DetachHandler()),
            Map.entry("org.vfioscope.ui.checkDmabuf", new CheckDmabufHandler()),
            Map.entry("org.vfioscope.ui.handOver", new HandOverHandler()),
            Map.entry("org.vfioscope.ui.renameDmabuf", new RenameDmabufHandler()),
            Map.entry("org.vfioscope.ui.removeCapture", new RemoveCaptureHandler()),
            Map.entry("org.vfioscope.ui.compare", new CompareHandler()),
            Map.entry("org.vfioscope.ui.compareWithCapture", new CompareWithCaptureHandler()),
            Map.entry("org.vfioscope.ui.reset", new ResetHandler()));

    /**
     * Answers in the status line of a window.
     *
     * @param window the window
     */
    public RefusedKeys(IWorkbenchWindow window) {
        this.window = window;
    }

    @Override
    public void notEnabled(String command, NotEnabledException e) {
        TargetHandler action = actions.get(command);
        if (action != null) {
            // not yet: the workbench clears the status line once it has handled the key
            OnDisplay.of(
                    window.getShell(), () -> action.refusal().ifPresent(reason -> StatusLine.refuse(window, reason)));
        }
    }

    @Override
    public void notDefined(String command, NotDefinedException e) {
        // all of these actions are defined at any time
    }

    @Override
    public void notHandled(String command, NotHandledException e) {
        // all of these actions have a handler at any time
    }

    @Override
    public void preExecute(String command, ExecutionEvent event) {
        // an action that works speaks for itself
    }

    @Override
    public void postExecuteSuccess(String command, Object result) {
        // an action that worked speaks for itself
    }

    @Override
    public void postExecuteFailure(String command, ExecutionException e) {
        // the workbench reports it
    }
}
