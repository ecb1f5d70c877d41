package org.vfioscope.app;

import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.vfioscope.model.DeviceDescription;

/** Names in the window's title the device that was selected last, in whichever view. */
final class DeviceTitle implements ISelectionListener {

    static final String PRODUCT = "Vfioscope";

    private final IWorkbenchWindowConfigurer configurer;

    DeviceTitle(IWorkbenchWindowConfigurer configurer) {
        this.configurer = configurer;
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        if (selection instanceof IStructuredSelection rows) {
            DeviceDescription device = Adapters.adapt(rows.getFirstElement(), DeviceDescription.class);
            if (device != null) {
                configurer.setTitle(device.name() + (device.simulated() ? " [simulated]" : "") + " – " + PRODUCT);
            }
        }
    }
}
