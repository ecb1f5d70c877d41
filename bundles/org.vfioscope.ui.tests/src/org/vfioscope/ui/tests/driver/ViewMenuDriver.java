package org.vfioscope.ui.tests.driver;

import java.util.Arrays;
import java.util.stream.Stream;
import org.eclipse.jface.action.ActionContributionItem;
import org.eclipse.jface.action.IContributionItem;
import org.eclipse.jface.action.IContributionManager;
import org.eclipse.swt.custom.CTabFolder;
import org.eclipse.swt.custom.CTabItem;
import org.eclipse.ui.IViewPart;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.PlatformUI;

/** Reaches views by their id, and chooses from the menus of their toolbars. */
public final class ViewMenuDriver {

    private ViewMenuDriver() {}

    /** Chooses an item of a view's own menu. */
    public static void choose(String view, String... path) {
        Ui.run(() -> {
            IContributionManager menu =
                    page().findView(view).getViewSite().getActionBars().getMenuManager();
            for (int i = 0; i < path.length - 1; i++) {
                menu = (IContributionManager) item(menu, path[i]);
            }
            ActionContributionItem item = (ActionContributionItem) item(menu, path[path.length - 1]);
            item.getAction().setChecked(!item.getAction().isChecked());
            Ui.start(item.getAction()::run);
        });
    }

    /** Shows a view and gives it the focus. */
    public static void show(String view) {
        Ui.run(() -> {
            try {
                page().showView(view);
            } catch (PartInitException e) {
                throw new AssertionError(e);
            }
        });
    }

    /** Closes a view. */
    public static void hide(String view) {
        Ui.run(() -> {
            IViewPart part = page().findView(view);
            if (part != null) {
                page().hideView(part);
            }
        });
    }

    /** Closes a view and opens it again. */
    public static void reopen(String view) {
        hide(view);
        show(view);
    }

    /** The titles of all tabs of views. To be called on the window's thread. */
    public static Stream<String> titles() {
        return Widgets.all(Ui.shell(), CTabFolder.class)
                .flatMap(folder -> Arrays.stream(folder.getItems()))
                .map(CTabItem::getText);
    }

    private static IWorkbenchPage page() {
        return PlatformUI.getWorkbench().getWorkbenchWindows()[0].getActivePage();
    }

    private static IContributionItem item(IContributionManager menu, String label) {
        return Arrays.stream(menu.getItems())
                .filter(item -> switch (item) {
                    case ActionContributionItem action ->
                        Widgets.plain(action.getAction().getText()).equals(label);
                    case org.eclipse.jface.action.MenuManager sub ->
                        Widgets.plain(sub.getMenuText()).equals(label);
                    default -> false;
                })
                .findFirst()
                .orElseThrow(() -> new AssertionError("no item " + label));
    }
}
