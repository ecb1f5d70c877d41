package org.vfioscope.ui.internal.dialogs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class FailureTest {

    @Test
    void aRefusalHasErrnoCauseAndRemedy() {
        Failure failure =
                Failure.of("Open 0000:03:00.0", new VfioException("/dev/vfio/8", Operation.OPEN_GROUP, Errno.EBUSY));
        assertThat(failure.headline()).isEqualTo("/dev/vfio/8: open the VFIO group: EBUSY (Device or resource busy)");
        assertThat(failure.cause()).contains("a group has one owner at a time");
        assertThat(failure.remedy()).contains("fuser -v /dev/vfio/*");
        assertThat(failure.details()).isEqualTo("""
                        Action: Open 0000:03:00.0
                        Subject: /dev/vfio/8
                        Operation: open the VFIO group
                        Errno: EBUSY (16), Device or resource busy""");
        assertThat(failure.asText()).contains("Cause: Another process", "Remedy: Find it with", "Errno: EBUSY (16)");
    }

    @Test
    void whatMendsAnImportIsAnActionOfTheWindow() {
        Failure failure = Failure.of(
                "Import into sim:nic", new VfioException("IOAS 1", Operation.IOAS_MAP_FILE, Errno.EOPNOTSUPP));
        assertThat(failure.cause()).contains("more than one range");
        assertThat(failure.remedy()).contains("Create Dmabuf of Ranges").doesNotContain("--");
        assertThat(Failure.of("Import", new VfioException("IOAS 1", Operation.IOAS_MAP_FILE, Errno.EEXIST))
                        .remedy())
                .isEqualTo("Unmap it first, or let the kernel choose the address");
    }

    @Test
    void aFailureWithoutErrnoSaysItsMessage() {
        Failure failure = Failure.of("Open sim:x", new DeviceException("there is no simulated device \"x\""));
        assertThat(failure.headline()).isEqualTo("Open sim:x: this did not work");
        assertThat(failure.cause()).isEqualTo("there is no simulated device \"x\"");
    }
}
