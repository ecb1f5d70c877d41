package org.vfioscope.ui;

import org.eclipse.ui.IPerspectiveDescriptor;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.PerspectiveAdapter;
import org.eclipse.ui.commands.ICommandService;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.ui.internal.captures.CaptureDrop;
import org.vfioscope.ui.internal.handlers.RefusedKeys;
import org.vfioscope.ui.internal.jobs.ListSocketsJob;
import org.vfioscope.ui.internal.jobs.ReopenJob;
import org.vfioscope.ui.internal.preferences.OpenDevices;
import org.vfioscope.ui.internal.problems.ProblemsView;
import org.vfioscope.ui.internal.theme.ThemeChoice;
import org.vfioscope.ui.internal.views.DevicesView;

/** Stands at the beginning of the window. */
public final class WindowOpening {

    private WindowOpening() {}

    /**
     * Lets the window's status line say why, whenever the key of an action is pressed that cannot work. To be called once
     * for a window, on its thread, after it has opened.
     *
     * @param window the window
     */
    public static void explainRefusedKeys(IWorkbenchWindow window) {
        window.getService(ICommandService.class).addExecutionListener(new RefusedKeys(window));
    }

    /**
     * Shows the theme that the user chose, or that goes with the desktop's high contrast, where the workbench does not do
     * so itself. To be called on the window's thread, after it has opened.
     *
     * @param window the window
     */
    public static void showChosenTheme(IWorkbenchWindow window) {
        ThemeChoice.correct(window.getWorkbench());
    }

    /**
     * Lets the window open files of captured devices that are dropped on it. To be called once for a window, on its thread.
     *
     * @param window the window
     */
    public static void acceptCaptures(IWorkbenchWindow window) {
        CaptureDrop.accept(window);
    }

    /**
     * Lets the tab of the Problems view count from the beginning, and not only once somebody has looked at the view. To be
     * called once for a window, on its thread, after it has opened.
     *
     * @param window the window
     */
    public static void countProblems(IWorkbenchWindow window) {
        ProblemsView.create(window.getActivePage());
        window.addPerspectiveListener(new PerspectiveAdapter() {
            @Override
            public void perspectiveChanged(IWorkbenchPage page, IPerspectiveDescriptor perspective, String change) {
                if (change.equals(IWorkbenchPage.CHANGE_RESET_COMPLETE)) {
                    ProblemsView.create(page);
                }
            }
        });
    }

    /**
     * Lists the sockets again, in a job, behind which devices were opened in earlier runs, and opens the simulated and captured
     * devices again that were open when the window was closed, unless the user does not want it.
     *
     * @param window the window
     */
    public static void reopenDevices(IWorkbenchWindow window) {
        DeviceAccess access = window.getService(DeviceAccess.class);
        access.toldSockets()
                .ifPresent(sockets -> new ListSocketsJob(sockets, () -> DevicesView.discoverSoon(window)).schedule());
        OpenDevices.remembered().forEach(name -> new ReopenJob(access, name).schedule());
    }
}
