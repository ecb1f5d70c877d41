package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;

/**
 * What {@code vfioscope watch} tells of a dmabuf that another process makes, this one. It clears memory decode by the device's
 * descriptor, which makes the kernel revoke; a write through sysfs, past the driver, would not.
 */
@Tag("lab-new")
@ExtendWith(NoDescriptorLeft.class)
class WatchLabTest {

    @TempDir
    Path folder;

    @Test
    @Timeout(value = 20, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void aDmabufIsToldOfFromItsMakingToItsRelease() throws Exception {
        try (DeviceAccess access = LabDevices.access();
                WatchingProgram watch = WatchingProgram.start(folder.resolve("errors"))) {
            watch.next("device-present", "\"" + LabDevices.EDU + "\"");
            DeviceSession edu = access.open(LabDevices.EDU);
            LabDevices.decode(edu, true);
            DmabufHandle dmabuf = ((DmabufOutcome.Created) edu.createDmabuf(0)).handle();
            String inode = "\"inode\":" + dmabuf.dmabuf().inode();

            assertThat(watch.next("dmabuf-created", inode))
                    .contains("\"pid\":" + ProcessHandle.current().pid(), LabDevices.EDU, "\"name\":\"live\"");
            LabDevices.decode(edu, false);
            assertThat(watch.next("dmabuf-revoked", inode))
                    .contains("\"known\":\"inferred\"", "\"evidence\":\"memory-decode-off\"");
            LabDevices.decode(edu, true);
            assertThat(watch.next("dmabuf-restored", inode)).contains("\"evidence\":\"memory-decode-on\"");
            dmabuf.release();
            assertThat(watch.next("dmabuf-released", inode)).contains("\"known\":\"certain\"");
        }
    }
}
