package org.vfioscope.ui.internal.captures;

import java.nio.file.Path;
import java.util.List;
import org.eclipse.ui.IWorkbenchPage;
import org.eclipse.ui.IWorkbenchWindow;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.jobs.CloseJob;
import org.vfioscope.ui.internal.jobs.OpenJob;
import org.vfioscope.ui.internal.preferences.ListedCaptures;
import org.vfioscope.ui.internal.rows.CapturedFile;
import org.vfioscope.ui.internal.views.DevicesView;
import org.vfioscope.ui.internal.views.OnDisplay;

/** Opens files of captured devices in a window, and takes them from its list. To be called on the window's thread. */
public final class Captures {

    private final IWorkbenchWindow window;
    private final DeviceAccess access;

    /**
     * Those of a window.
     *
     * @param window the window
     */
    public Captures(IWorkbenchWindow window) {
        this.window = window;
        this.access = window.getService(DeviceAccess.class);
    }

    /**
     * Lists files, in jobs; the device of a file that holds but one is opened too.
     *
     * @param files JSON reports, logs of QEMU's trace events or outputs of lspci
     */
    public void open(List<Path> files) {
        files.forEach(file -> openNamed(CaptureProvider.nameOf(file)));
    }

    /**
     * Lists a file, as {@link #open} does.
     *
     * @param name the name that stands for it
     */
    public void openNamed(String name) {
        new OpenCaptureJob(
                        access, name, (file, devices) -> OnDisplay.of(window.getShell(), () -> opened(file, devices)))
                .schedule();
    }

    private void opened(String name, List<DeviceDescription> devices) {
        ListedCaptures.add(name);
        if (window.getActivePage().findView(ViewIds.DEVICES) instanceof DevicesView view) {
            view.discoverAndSelect(devices.getFirst());
        }
        if (devices.size() == 1) {
            new OpenJob(access, devices.getFirst().name()).schedule();
        }
    }

    /**
     * Takes a file from the list, and closes its devices.
     *
     * @param name the name that stands for it
     */
    public void remove(String name) {
        ListedCaptures.remove(name);
        for (DeviceSession session : access.sessions()) {
            if (CapturedFile.of(session.device()).filter(name::equals).isPresent()) {
                new CloseJob(session).schedule();
            }
        }
        IWorkbenchPage page = window.getActivePage();
        if (page.findView(ViewIds.DEVICES) instanceof DevicesView view) {
            view.discoverAnew();
        }
    }
}
