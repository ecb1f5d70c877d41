package org.vfioscope.ui.internal.views;

import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.services.IServiceLocator;
import org.vfioscope.ui.internal.action.ActionId;

/** Makes menus and toolbars ask anew whether each action can work, and why not. */
final class ActionStates {

    private ActionStates() {}

    static void update(IServiceLocator site) {
        ICommandService commands = site.getService(ICommandService.class);
        for (ActionId action : ActionId.values()) {
            commands.refreshElements(action.command(), null);
        }
        site.getService(IEventBroker.class).send(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
    }
}
