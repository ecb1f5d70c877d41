package org.vfioscope.ui.internal.compare;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.eclipse.core.commands.AbstractHandler;
import org.eclipse.core.commands.ExecutionEvent;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.dialogs.InputDialog;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.jface.window.Window;
import org.eclipse.ui.IViewSite;
import org.eclipse.ui.IWorkbenchCommandConstants;
import org.eclipse.ui.handlers.IHandlerService;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.export.ContentText;
import org.vfioscope.ui.internal.views.ToggleAction;

/** The actions of the Compare view: in its toolbar, its own menu, and by key while it is active. */
final class CompareActions {

    private static final String NEXT = IWorkbenchCommandConstants.NAVIGATE_NEXT;
    private static final String PREVIOUS = IWorkbenchCommandConstants.NAVIGATE_PREVIOUS;
    private static final String REFRESH = "org.vfioscope.ui.refresh";

    private final CompareView view;
    private final IViewSite site;
    private final List<IAction> all = new ArrayList<>();
    private final IAction compareAgain;
    private String content = "";

    CompareActions(CompareView view, IViewSite site) {
        this.view = view;
        this.site = site;
        add(ReportMessages.Compare_next, "next_difference", IAction.AS_PUSH_BUTTON, on -> view.step(true), NEXT);
        add(
                ReportMessages.Compare_previous,
                "previous_difference",
                IAction.AS_PUSH_BUTTON,
                on -> view.step(false),
                PREVIOUS);
        add(
                ReportMessages.Compare_onlyDifferences,
                "diff_changed",
                IAction.AS_CHECK_BOX,
                view::showOnlyDifferences,
                null);
        all.getLast().setChecked(true);
        add(ReportMessages.Compare_content, "content", IAction.AS_PUSH_BUTTON, on -> askContent(), null);
        add(ReportMessages.Compare_copy, "copy_command", IAction.AS_PUSH_BUTTON, on -> view.copyMarkdown(), null);
        compareAgain =
                add(ReportMessages.Compare_again, "refresh", IAction.AS_PUSH_BUTTON, on -> view.again(), REFRESH);
        update(false, false);
    }

    private static IAction push(String text, String path, Consumer<Boolean> run) {
        IAction action = new Action(text) {
            @Override
            public void run() {
                run.accept(isChecked());
            }
        };
        action.setImageDescriptor(ResourceLocator.imageDescriptorFromBundle(CompareActions.class, path)
                .orElseThrow());
        return action;
    }

    private IAction add(String text, String icon, int style, Consumer<Boolean> run, String command) {
        String path = "icons/" + icon + ".svg";
        IAction action = style == IAction.AS_CHECK_BOX ? new ToggleAction(text, path, run) : push(text, path, run);
        action.setToolTipText(text);
        site.getActionBars().getToolBarManager().add(action);
        site.getActionBars().getMenuManager().add(action);
        all.add(action);
        if (command != null) {
            action.setActionDefinitionId(command);
            site.getService(IHandlerService.class).activateHandler(command, new AbstractHandler() {
                @Override
                public Object execute(ExecutionEvent event) {
                    if (action.isEnabled()) {
                        action.run();
                    }
                    return null;
                }
            });
        }
        return action;
    }

    /**
     * Enables what can work.
     *
     * @param any whether there is a comparison
     * @param again whether there is something to be compared again, though it did not work before
     */
    void update(boolean any, boolean again) {
        all.forEach(action -> action.setEnabled(any));
        compareAgain.setEnabled(again);
    }

    private void askContent() {
        InputDialog dialog = new InputDialog(
                site.getShell(),
                ReportMessages.Compare_contentTitle,
                ReportMessages.Compare_contentMessage,
                content,
                CompareActions::error);
        if (dialog.open() == Window.OK) {
            content = dialog.getValue();
            view.compareContent(content);
        }
    }

    private static String error(String typed) {
        try {
            ContentText.parse(typed);
            return null;
        } catch (IllegalArgumentException e) {
            return e.getMessage();
        }
    }
}
