package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.errno.Errno;

/** The registers of edu, which docs/specs/edu.rst of QEMU describes. */
@Tag("lab-new")
@Tag("lab-iommufd")
@Tag("lab-old")
@ExtendWith(NoDescriptorLeft.class)
class RegistersLabTest {

    private static final int BAR0 = 0;
    private static final int CONFIG = 7;

    private DeviceAccess access;
    private DeviceSession edu;

    @BeforeEach
    void open() throws Exception {
        access = LabDevices.access();
        edu = access.open(LabDevices.EDU);
        // memory decode is off until a driver turns it on: PCI_COMMAND.MEM, linux/pci_regs.h
        edu.write(CONFIG, 4, AccessWidth.WORD, edu.read(CONFIG, 4, AccessWidth.WORD) | 2);
    }

    @AfterEach
    void close() throws VfioException {
        access.close();
    }

    @Test
    void theIdentificationRegisterHoldsTheVersion() throws Exception {
        assertThat(edu.read(BAR0, 0, AccessWidth.DWORD)).isEqualTo(0x010000edL);
    }

    @Test
    void theLivenessRegisterInvertsWhatIsWritten() throws Exception {
        edu.write(BAR0, 4, AccessWidth.DWORD, 0x12345678L);

        assertThat(edu.read(BAR0, 4, AccessWidth.DWORD)).isEqualTo(~0x12345678 & 0xffffffffL);
    }

    @Test
    void configSpaceIsReadWithEveryWidth() throws Exception {
        assertThat(edu.read(CONFIG, 0, AccessWidth.BYTE)).isEqualTo(0x34);
        assertThat(edu.read(CONFIG, 0, AccessWidth.WORD)).isEqualTo(0x1234);
        assertThat(edu.read(CONFIG, 2, AccessWidth.WORD)).isEqualTo(0x11e8);
        assertThat(edu.read(CONFIG, 0, AccessWidth.DWORD)).isEqualTo(0x11e81234L);
        assertThat(edu.read(CONFIG, 0, AccessWidth.QWORD) & 0xffffffffL).isEqualTo(0x11e81234L);
    }

    @Test
    void anAccessBehindTheEndIsRefused() {
        VfioException e = catchThrowableOfType(VfioException.class, () -> edu.read(BAR0, 0x100000, AccessWidth.DWORD));

        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.explained()).contains("past its end");
    }

    @Test
    void withMemoryDecodeOffTheErrorSaysSo() throws Exception {
        edu.write(CONFIG, 4, AccessWidth.WORD, edu.read(CONFIG, 4, AccessWidth.WORD) & ~2L);

        VfioException e = catchThrowableOfType(VfioException.class, () -> edu.read(BAR0, 0, AccessWidth.DWORD));

        assertThat(e.errno()).isEqualTo(Errno.EIO);
        assertThat(e.explained()).contains("memory decode is off");
    }
}
