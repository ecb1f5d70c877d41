package org.vfioscope.app;

import java.util.List;
import java.util.Objects;
import org.eclipse.core.runtime.Adapters;
import org.eclipse.jface.action.StatusLineContributionItem;
import org.eclipse.jface.viewers.ISelection;
import org.eclipse.jface.viewers.IStructuredSelection;
import org.eclipse.osgi.util.NLS;
import org.eclipse.ui.ISelectionListener;
import org.eclipse.ui.IWorkbenchPart;
import org.eclipse.ui.application.IWorkbenchWindowConfigurer;
import org.vfioscope.model.DeviceDescription;

/**
 * Says in the status line and in the window's title which device was selected last, in whichever view. It stays while a view
 * is active that has no selection of its own.
 */
final class DeviceStatus implements ISelectionListener {

    static final String PRODUCT = "Vfioscope";

    private static final String ID = "org.vfioscope.app.device";
    private static final int WIDTH = 26;

    private final IWorkbenchWindowConfigurer configurer;
    private final StatusLineContributionItem item = new StatusLineContributionItem(ID, WIDTH);

    DeviceStatus(IWorkbenchWindowConfigurer configurer) {
        this.configurer = configurer;
        item.setText(Messages.Status_noDevice);
    }

    /** {@return its place in the status line} */
    StatusLineContributionItem item() {
        return item;
    }

    @Override
    public void selectionChanged(IWorkbenchPart part, ISelection selection) {
        if (selection instanceof IStructuredSelection rows) {
            List<DeviceDescription> devices = ((List<?>) rows.toList())
                    .stream()
                            .map(row -> Adapters.adapt(row, DeviceDescription.class))
                            .filter(Objects::nonNull)
                            .distinct()
                            .toList();
            if (!devices.isEmpty()) {
                say(devices);
            }
        }
    }

    private void say(List<DeviceDescription> devices) {
        DeviceDescription first = devices.getFirst();
        String words = devices.size() > 1
                ? NLS.bind(Messages.Status_devices, Integer.toString(devices.size()))
                : first.simulated() ? NLS.bind(Messages.Status_simulated, first.name()) : first.name();
        item.setText(words);
        configurer.setTitle(words + " – " + PRODUCT);
    }
}
