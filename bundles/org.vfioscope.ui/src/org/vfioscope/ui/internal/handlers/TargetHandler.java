package org.vfioscope.ui.internal.handlers;

import java.util.Map;
import java.util.Optional;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.Messages;
import org.vfioscope.ui.internal.action.Availability;
import org.vfioscope.ui.internal.action.Target;

/** An action on what is selected; where it cannot work, its tooltip says why. */
abstract class TargetHandler extends AbstractHandler implements IElementUpdater {

    /** What the action would work on now. */
    abstract Target target(IWorkbenchPage page);

    /** Whether the action can work on it. */
    abstract Availability availability(Target target);

    /** Carries the action out; the target is one that it can work on. */
    abstract void run(Target target, DeviceAccess access, IWorkbenchPage page);

    @Override
    public final Object execute(ExecutionEvent event) throws ExecutionException {
        IWorkbenchPage page = HandlerUtil.getActiveWorkbenchWindowChecked(event).getActivePage();
        Target target = target(page);
        // the selection may have changed since the menu was opened
        if (availability(target).isEnabled()) {
            run(target, page.getWorkbenchWindow().getService(DeviceAccess.class), page);
        }
        return null;
    }

    /** Why the action cannot work now, or empty where it can. */
    final Optional<String> refusal() {
        return availabilityNow() instanceof Availability.Disabled disabled
                ? Optional.of(disabled.reason())
                : Optional.empty();
    }

    @Override
    public final void setEnabled(Object evaluationContext) {
        setBaseEnabled(availabilityNow().isEnabled());
    }

    @Override
    public final void updateElement(UIElement element, @SuppressWarnings("rawtypes") Map parameters) {
        switch (availabilityNow()) {
            case Availability.Enabled enabled -> element.setTooltip(null);
            case Availability.Disabled disabled -> element.setTooltip(disabled.reason());
        }
    }

    private Availability availabilityNow() {
        IWorkbenchWindow window = PlatformUI.getWorkbench().getActiveWorkbenchWindow();
        return Optional.ofNullable(window)
                .map(IWorkbenchWindow::getActivePage)
                .map(page -> availability(target(page)))
                .orElseGet(() -> new Availability.Disabled(Messages.Rules_noWindow));
    }

    /** The session of a device, or empty where it was closed meanwhile. */
    static Optional<DeviceSession> session(DeviceAccess access, DeviceDescription device) {
        return access.sessions().stream()
                .filter(session -> session.device().name().equals(device.name()))
                .findFirst();
    }
}
