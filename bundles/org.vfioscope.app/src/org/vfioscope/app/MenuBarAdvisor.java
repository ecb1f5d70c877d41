package org.vfioscope.app;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus every RCP application has; all others are contributed through plugin.xml at {@code additions}. */
final class MenuBarAdvisor extends ActionBarAdvisor {

    MenuBarAdvisor(IActionBarConfigurer configurer) {
        super(configurer);
    }

    @Override
    protected void makeActions(IWorkbenchWindow window) {
        register(ActionFactory.QUIT.create(window));
        register(ActionFactory.PREFERENCES.create(window));
        register(ActionFactory.RESET_PERSPECTIVE.create(window));
        register(ActionFactory.ABOUT.create(window));
    }

    @Override
    protected void fillMenuBar(IMenuManager menuBar) {
        menuBar.add(menu("&File", IWorkbenchActionConstants.M_FILE, ActionFactory.QUIT));
        menuBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menuBar.add(menu(
                "&Window",
                IWorkbenchActionConstants.M_WINDOW,
                ActionFactory.RESET_PERSPECTIVE,
                ActionFactory.PREFERENCES));
        menuBar.add(menu("&Help", IWorkbenchActionConstants.M_HELP, ActionFactory.ABOUT));
    }

    private IMenuManager menu(String label, String id, ActionFactory... actions) {
        MenuManager menu = new MenuManager(label, id);
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        for (ActionFactory action : actions) {
            menu.add(getAction(action.getId()));
        }
        return menu;
    }
}
