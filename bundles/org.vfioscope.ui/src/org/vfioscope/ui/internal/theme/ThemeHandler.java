package org.vfioscope.ui.internal.theme;

import java.util.Arrays;
import java.util.Map;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.core.commands.ExecutionException;
import org.eclipse.swt.widgets.Display;
import org.eclipse.ui.IWorkbench;
import org.eclipse.ui.commands.ICommandService;
import org.eclipse.ui.commands.IElementUpdater;
import org.eclipse.ui.handlers.HandlerUtil;
import org.eclipse.ui.menus.UIElement;

/** Shows the theme that its parameter names, and marks the menu item of the one that is shown. */
public final class ThemeHandler extends AbstractHandler implements IElementUpdater {

    private static final String COMMAND = "org.vfioscope.ui.theme";
    private static final String NAME = "org.vfioscope.ui.theme.name";

    @Override
    public Object execute(ExecutionEvent event) throws ExecutionException {
        String name = event.getParameter(NAME);
        Theme chosen = Arrays.stream(Theme.values())
                .filter(theme -> theme.word().equals(name))
                .findFirst()
                .orElseThrow(() -> new ExecutionException("no theme is named " + name));
        IWorkbench workbench =
                HandlerUtil.getActiveWorkbenchWindowChecked(event).getWorkbench();
        ThemeChoice.choose(
                workbench,
                chosen,
                () -> workbench.getService(ICommandService.class).refreshElements(COMMAND, null));
        return null;
    }

    @Override
    public void updateElement(UIElement element, Map parameters) {
        element.setChecked(ThemeChoice.current(Display.getCurrent()).word().equals(parameters.get(NAME)));
    }
}
