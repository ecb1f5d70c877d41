package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.PciCapability;

/** A device that is put to sleep takes its dmabufs with it, and gives them back when it wakes. */
@Tag("lab-new")
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class PowerLabTest {

    /** PCI_CAP_ID_PM, PCI_PM_CTRL and PCI_PM_CTRL_STATE_MASK's D3hot, linux/pci_regs.h. */
    private static final int CAP_ID_PM = 1;

    private static final int PM_CTRL = 4;
    private static final int D3HOT = 3;

    @Test
    void d3hotRevokesAndD0Restores() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession nvme = access.open(LabDevices.NVME);
            LabDevices.decode(nvme, true);
            DmabufHandle dmabuf = ((DmabufOutcome.Created) nvme.createDmabuf(0)).handle();
            int register = powerRegister(nvme);
            long awake = nvme.read(PciIndex.CONFIG, register, AccessWidth.WORD);

            nvme.write(PciIndex.CONFIG, register, AccessWidth.WORD, awake | D3HOT);
            assertThat(dmabuf.state()).isEqualTo(DmabufState.REVOKED);
            assertThat(dmabuf.history().getLast().cause()).contains("D3hot");
            theKernelAgrees(dmabuf, nvme, true);

            nvme.write(PciIndex.CONFIG, register, AccessWidth.WORD, awake);
            theKernelAgrees(dmabuf, nvme, false);
            assertThat(dmabuf.history())
                    .extracting(DmabufEvent::state)
                    .containsExactly(DmabufState.LIVE, DmabufState.REVOKED, DmabufState.RESTORED);
        }
    }

    private static int powerRegister(DeviceSession session) {
        return session.snapshot().config().orElseThrow().capabilities().stream()
                        .filter(capability -> !capability.extended() && capability.id() == CAP_ID_PM)
                        .mapToInt(PciCapability::offset)
                        .findFirst()
                        .orElseThrow()
                + PM_CTRL;
    }

    /** What was inferred from the register is what an import into an IOAS of its own says, where there is iommufd. */
    private static void theKernelAgrees(DmabufHandle dmabuf, DeviceSession session, boolean revoked) throws Exception {
        if (session.snapshot().via().startsWith("iommufd")) {
            assertThat(dmabuf.tryImport())
                    .isEqualTo(revoked ? new TriedImport.Refused(Errno.ENODEV) : new TriedImport.Taken());
        }
    }
}
