package org.vfioscope.app;

import org.eclipse.ui.IWorkbenchWindow;
import org.eclipse.ui.application.IWorkbenchConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchAdvisor;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.vfioscope.ui.WindowClosing;

/** Opens one window on {@link InspectPerspective}, keeps its layout from run to run, and asks before dmabufs are lost. */
final class InspectWorkbenchAdvisor extends WorkbenchAdvisor {

    /** The page that the preferences open on: the only one that is about what this window does. */
    private static final String PREFERENCES = "org.vfioscope.ui.preferences";

    @Override
    public void initialize(IWorkbenchConfigurer configurer) {
        configurer.setSaveAndRestore(true);
    }

    @Override
    public String getInitialWindowPerspectiveId() {
        return InspectPerspective.ID;
    }

    @Override
    public String getMainPreferencePageId() {
        return PREFERENCES;
    }

    @Override
    public WorkbenchWindowAdvisor createWorkbenchWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        return new InspectWindowAdvisor(configurer);
    }

    @Override
    public boolean preShutdown() {
        IWorkbenchWindow window = getWorkbenchConfigurer().getWorkbench().getActiveWorkbenchWindow();
        return window == null || WindowClosing.mayClose(window);
    }
}
