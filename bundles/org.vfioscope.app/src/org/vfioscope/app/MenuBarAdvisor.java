package org.vfioscope.app;

import org.eclipse.jface.action.GroupMarker;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IMenuManager;
import org.eclipse.jface.action.IStatusLineManager;
import org.eclipse.jface.action.MenuManager;
import org.eclipse.jface.action.Separator;
import org.eclipse.ui.IWorkbenchActionConstants;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.actions.ActionFactory;
import org.eclipse.ui.actions.ContributionItemFactory;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;

/** The menus every RCP application has; all others are contributed through plugin.xml at {@code additions}. */
final class MenuBarAdvisor extends ActionBarAdvisor {

    /** The place in the window menu where the theme is chosen. */
    private static final String APPEARANCE = "appearance";

    private final IContributionItem device;

    /**
     * Prepares menus and status line.
     *
     * @param device says in the status line which device is selected
     */
    MenuBarAdvisor(IActionBarConfigurer configurer, IContributionItem device) {
        super(configurer);
        this.device = device;
    }

    @Override
    protected void makeActions(IWorkbenchWindow window) {
        register(ActionFactory.QUIT.create(window));
        register(ActionFactory.PREFERENCES.create(window));
        IAction reset = ActionFactory.RESET_PERSPECTIVE.create(window);
        reset.setText(Messages.Menu_resetLayout);
        reset.setToolTipText(Messages.Menu_resetLayoutHint);
        register(reset);
    }

    @Override
    protected void fillMenuBar(IMenuManager menuBar) {
        MenuManager views = new MenuManager(Messages.Menu_showView);
        views.add(ContributionItemFactory.VIEWS_SHORTLIST.create(
                getActionBarConfigurer().getWindowConfigurer().getWindow()));
        MenuManager window = menu(Messages.Menu_window, IWorkbenchActionConstants.M_WINDOW);
        window.add(views);
        window.add(getAction(ActionFactory.RESET_PERSPECTIVE.getId()));
        window.add(new GroupMarker(APPEARANCE));
        window.add(new Separator());
        window.add(getAction(ActionFactory.PREFERENCES.getId()));
        MenuManager file = menu(Messages.Menu_file, IWorkbenchActionConstants.M_FILE);
        file.add(new Separator());
        file.add(getAction(ActionFactory.QUIT.getId()));

        menuBar.add(file);
        menuBar.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        menuBar.add(window);
        menuBar.add(menu(Messages.Menu_help, IWorkbenchActionConstants.M_HELP));
    }

    @Override
    protected void fillStatusLine(IStatusLineManager statusLine) {
        statusLine.add(device);
        statusLine.add(HostStatus.item());
    }

    private static MenuManager menu(String label, String id) {
        MenuManager menu = new MenuManager(label, id);
        menu.add(new GroupMarker(IWorkbenchActionConstants.MB_ADDITIONS));
        return menu;
    }
}
