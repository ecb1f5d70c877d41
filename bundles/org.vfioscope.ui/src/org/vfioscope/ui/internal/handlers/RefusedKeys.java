package org.vfioscope.ui.internal.handlers;

import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.core.commands.IExecutionListenerWithChecks;
import org.eclipse.core.commands.NotEnabledException;
import org.eclipse.core.commands.NotHandledException;
import org.eclipse.core.commands.common.NotDefinedException;
import org.eclipse.ui.IWorkbenchWindow;
import org.vfioscope.ui.internal.action.ActionId;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.StatusLine;

/** Answers the key of an action that cannot work with the reason, in the status line. A menu shows it as its tooltip. */
public final class RefusedKeys implements IExecutionListenerWithChecks {

    private final IWorkbenchWindow window;

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
        // not yet: the workbench clears the status line once it has handled the key
        ActionId.of(command)
                .map(RefusedKeys::handler)
                .ifPresent(action -> OnDisplay.of(
                        window.getShell(),
                        () -> action.refusal().ifPresent(reason -> StatusLine.refuse(window, reason))));
    }

    private static TargetHandler handler(ActionId action) {
        return switch (action) {
            case OPEN -> new OpenHandler();
            case CLOSE -> new CloseHandler();
            case CREATE_DMABUF -> new CreateDmabufHandler();
            case RELEASE_DMABUF -> new ReleaseDmabufHandler();
            case OPEN_VIA -> new OpenViaHandler();
            case IMPORT -> new ImportHandler();
            case MAP_AGAIN -> new MapAgainHandler();
            case UNMAP -> new UnmapHandler();
            case ATTACH -> new AttachHandler();
            case DETACH -> new DetachHandler();
            case CHECK_DMABUF -> new CheckDmabufHandler();
            case HAND_OVER -> new HandOverHandler();
            case RENAME_DMABUF -> new RenameDmabufHandler();
            case RESET -> new ResetHandler();
            case NEW_DMABUF -> new NewDmabufHandler();
            case RECREATE_DMABUF -> new RecreateDmabufHandler();
            case REMOVE_CAPTURE -> new RemoveCaptureHandler();
            case COMPARE -> new CompareHandler();
            case COMPARE_WITH_CAPTURE -> new CompareWithCaptureHandler();
        };
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
