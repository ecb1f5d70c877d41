package org.vfioscope.ui.tests.driver;

import java.util.Map;
import org.eclipse.core.commands.ParameterizedCommand;
import org.eclipse.core.commands.common.CommandException;
import org.eclipse.ui.PlatformUI;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.handlers.IHandlerService;

/** Carries out commands as menus and keys do, with what a dialog of the desktop would have asked for. */
public final class CommandDriver {

    private CommandDriver() {}

    /** Carries a command out; does not wait for what it does. */
    public static void run(String command, Map<String, String> parameters) {
        Ui.start(() -> {
            var workbench = PlatformUI.getWorkbench();
            ParameterizedCommand filled = ParameterizedCommand.generateCommand(
                    workbench.getService(ICommandService.class).getCommand(command), parameters);
            try {
                workbench.getService(IHandlerService.class).executeCommand(filled, null);
            } catch (CommandException e) {
                throw new AssertionError(command, e);
            }
        });
    }
}
