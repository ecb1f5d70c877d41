package org.vfioscope.ui.internal.views;

import java.util.List;
import org.eclipse.e4.core.services.events.IEventBroker;
import org.eclipse.e4.ui.workbench.UIEvents;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.services.IServiceLocator;

/** Makes menus and toolbars ask anew whether each action can work, and why not. */
final class ActionStates {

    private static final List<String> COMMANDS = List.of(
            "org.vfioscope.ui.open",
            "org.vfioscope.ui.close",
            "org.vfioscope.ui.createDmabuf",
            "org.vfioscope.ui.releaseDmabuf",
            "org.vfioscope.ui.openVia",
            "org.vfioscope.ui.import",
            "org.vfioscope.ui.mapAgain",
            "org.vfioscope.ui.unmap",
            "org.vfioscope.ui.attach",
            "org.vfioscope.ui.detach",
            "org.vfioscope.ui.checkDmabuf",
            "org.vfioscope.ui.handOver",
            "org.vfioscope.ui.renameDmabuf",
            "org.vfioscope.ui.reset",
            "org.vfioscope.ui.newDmabuf",
            "org.vfioscope.ui.recreateDmabuf",
            "org.vfioscope.ui.removeCapture",
            "org.vfioscope.ui.compare",
            "org.vfioscope.ui.compareWithCapture");

    private ActionStates() {}

    static void update(IServiceLocator site) {
        ICommandService commands = site.getService(ICommandService.class);
        COMMANDS.forEach(command -> commands.refreshElements(command, null));
        site.getService(IEventBroker.class).send(UIEvents.REQUEST_ENABLEMENT_UPDATE_TOPIC, UIEvents.ALL_ELEMENT_ID);
    }
}
