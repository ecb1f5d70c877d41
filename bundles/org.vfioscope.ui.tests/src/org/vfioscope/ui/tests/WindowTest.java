package org.vfioscope.ui.tests;

import org.eclipse.ui.PlatformUI;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.FailurePicture;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** A test that begins and ends with a window in which no device is open and the Regions view is in front. */
@ExtendWith(FailurePicture.class)
abstract class WindowTest {

    static final String SIMULATED = "Simulated devices";

    final TreeDriver devices = TreeDriver.devices();
    final TreeDriver regions = TreeDriver.regions();
    final DeviceAccess access = Ui.call(() -> PlatformUI.getWorkbench().getService(DeviceAccess.class));

    @AfterEach
    void closeDevices() throws VfioException {
        DialogDriver.closeAll();
        access.close();
        ViewMenuDriver.show("org.vfioscope.ui.regions");
        Ui.await("an empty Regions view", () -> regions.tree() == null);
    }

    /** How the window names a dmabuf: by its descriptor, whose number comes again, and by its inode, which does not. */
    static String name(Dmabuf dmabuf) {
        return "dmabuf fd %s (inode %s)".formatted(dmabuf.fd(), dmabuf.inode());
    }

    /** Opens a simulated device as a user does, and waits for its regions. */
    void open(String name) {
        devices.doubleClick(SIMULATED, name);
        regions.cells(name);
    }
}
