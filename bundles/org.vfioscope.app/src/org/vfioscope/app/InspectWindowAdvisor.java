package org.vfioscope.app;

import org.eclipse.swt.graphics.Point;
import org.eclipse.ui.application.ActionBarAdvisor;
import org.eclipse.ui.application.IActionBarConfigurer;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.eclipse.ui.application.WorkbenchWindowAdvisor;
import org.vfioscope.ui.WindowOpening;

/** The window: a menu, a status line with progress, the name of the selected device in both title and status line. */
final class InspectWindowAdvisor extends WorkbenchWindowAdvisor {

    private static final Point SIZE = new Point(1280, 800);

    private final DeviceStatus device;

    InspectWindowAdvisor(IWorkbenchWindowConfigurer configurer) {
        super(configurer);
        device = new DeviceStatus(configurer);
    }

    @Override
    public ActionBarAdvisor createActionBarAdvisor(IActionBarConfigurer bars) {
        return new MenuBarAdvisor(bars, device.item());
    }

    @Override
    public void preWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        configurer.setInitialSize(SIZE);
        configurer.setShowCoolBar(false);
        configurer.setShowPerspectiveBar(false);
        configurer.setShowStatusLine(true);
        configurer.setShowProgressIndicator(true);
        configurer.setTitle(DeviceStatus.PRODUCT);
    }

    @Override
    public void postWindowOpen() {
        IWorkbenchWindowConfigurer configurer = getWindowConfigurer();
        configurer.getWindow().getSelectionService().addSelectionListener(device);
        WindowOpening.showChosenTheme(configurer.getWindow());
        WindowOpening.explainRefusedKeys(configurer.getWindow());
        WindowOpening.countProblems(configurer.getWindow());
        WindowOpening.acceptCaptures(configurer.getWindow());
        WindowOpening.reopenDevices(configurer.getWindow());
    }
}
