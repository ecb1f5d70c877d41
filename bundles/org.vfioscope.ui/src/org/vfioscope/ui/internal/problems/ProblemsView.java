package org.vfioscope.ui.internal.problems;

import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.jface.action.Action;
import org.eclipse.jface.action.IAction;
import org.eclipse.jface.commands.ActionHandler;
import org.eclipse.jface.resource.ResourceLocator;
import org.eclipse.osgi.util.NLS;
import org.eclipse.swt.widgets.Composite;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.PartInitException;
import org.eclipse.ui.handlers.IHandlerService;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.ProblemMessages;
import org.vfioscope.ui.internal.copy.ToClipboard;
import org.vfioscope.ui.internal.rows.TreeRow;
import org.vfioscope.ui.internal.tree.ColumnSpec;
import org.vfioscope.ui.internal.views.OnDisplay;
import org.vfioscope.ui.internal.views.Revealing;
import org.vfioscope.ui.internal.views.RowView;
import org.vfioscope.ui.internal.views.ViewFrame;

/** All that is wrong just now with the open devices and the host; its title tells how much. */
public final class ProblemsView extends RowView {

    private static final String COPY_REMEDY = "org.vfioscope.ui.copyRemedy";
    private static final String CLEAR = "org.vfioscope.ui.clearProblems";
    private static final String KEYS = "org.vfioscope.ui.problems";

    private ProblemBook book;
    private IAction copyRemedy;
    private IAction clear;

    /**
     * Makes the view, behind others where it is, if it has a place in a page: one that nobody has looked at yet is not there,
     * and its tab cannot count.
     *
     * @param page the window's page
     */
    public static void create(IWorkbenchPage page) {
        if (page.findViewReference(ViewIds.PROBLEMS) != null) {
            try {
                page.showView(ViewIds.PROBLEMS, null, IWorkbenchPage.VIEW_CREATE);
            } catch (PartInitException e) {
                throw new IllegalStateException(e);
            }
        }
    }

    @Override
    public void createPartControl(Composite parent) {
        book = getSite().getService(ProblemBook.class);
        createRows(
                parent,
                ViewIds.PROBLEMS,
                ProblemMessages.View_name,
                List.of(
                        ColumnSpec.asItsContent(ProblemMessages.Column_severity),
                        new ColumnSpec(ProblemMessages.Column_device, 1, 27),
                        new ColumnSpec(ProblemMessages.Column_problem, 2, 40),
                        new ColumnSpec(ProblemMessages.Column_remedy, 1, 26),
                        ColumnSpec.asItsContent(ProblemMessages.Column_since),
                        new ColumnSpec(ProblemMessages.Column_cause, 1, 30).onDemand()));
        copyRemedy = action(ProblemMessages.Action_copyRemedy, "icons/copy_command.svg", COPY_REMEDY, this::copyRemedy);
        clear = action(ProblemMessages.Action_clear, "icons/clear.svg", CLEAR, this::clear);
        clear.setToolTipText(ProblemMessages.Action_clearHint);
        ViewFrame.keys(getViewSite(), KEYS);
        tree().viewer().addSelectionChangedListener(event -> update());
        Runnable changed = () -> OnDisplay.of(page().control(), this::show);
        book.addListener(changed);
        page().control().addDisposeListener(event -> book.removeListener(changed));
        show();
    }

    private IAction action(String text, String icon, String command, Runnable run) {
        IAction action = new Action(text) {
            @Override
            public void run() {
                run.run();
            }
        };
        ResourceLocator.imageDescriptorFromBundle(ProblemsView.class, icon).ifPresent(action::setImageDescriptor);
        action.setActionDefinitionId(command);
        getSite().getService(IHandlerService.class).activateHandler(command, new ActionHandler(action));
        getViewSite().getActionBars().getToolBarManager().add(action);
        getViewSite().getActionBars().getMenuManager().add(action);
        return action;
    }

    private void show() {
        List<Problem> problems = book.problems();
        if (problems.isEmpty()) {
            page().say(ProblemMessages.View_empty);
        } else {
            page().show(ProblemRows.of(problems, book.simulated()::contains, ZoneId.systemDefault()));
        }
        setPartName(
                problems.isEmpty()
                        ? ProblemMessages.View_name
                        : NLS.bind(ProblemMessages.View_count, Integer.toString(problems.size())));
        update();
    }

    private void update() {
        copyRemedy.setEnabled(!selected().isEmpty());
        clear.setEnabled(book.problems().stream().anyMatch(Problem::untilCleared));
    }

    private List<Problem> selected() {
        Set<String> keys = new HashSet<>();
        for (Object element : tree().viewer().getStructuredSelection()) {
            keys.add(((TreeRow) element).key());
        }
        return book.problems().stream()
                .filter(problem -> keys.contains(problem.key()))
                .toList();
    }

    private void copyRemedy() {
        ToClipboard.put(
                page().control().getDisplay(),
                selected().stream().map(Problem::remedy).collect(Collectors.joining("\n")));
    }

    /** Of what is selected, what can be cleared; where that is nothing, all that can be. */
    private void clear() {
        List<Problem> chosen = selected().stream().filter(Problem::untilCleared).toList();
        book.clear(chosen.isEmpty() ? book.problems() : chosen);
    }

    @Override
    protected void chosen(TreeRow row) {
        book.problems().stream()
                .filter(problem -> problem.key().equals(row.key()))
                .map(Problem::place)
                .forEach(this::goTo);
    }

    private void goTo(Problem.Place place) {
        try {
            if (getSite().getPage().showView(place.view(), null, IWorkbenchPage.VIEW_ACTIVATE)
                    instanceof Revealing view) {
                view.reveal(place.row());
            }
        } catch (PartInitException e) {
            throw new IllegalStateException(e);
        }
    }
}
