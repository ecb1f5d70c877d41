package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.host.MemoryAnswer;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciCommand;

/** What sysfs shows of a device while a user of vfio-pci moves its registers: as others see it, who opened nothing. */
@Tag("lab-new")
@Tag("lab-iommufd")
class DeviceMemoryLabTest {

    /** PCI_COMMAND, linux/pci_regs.h. */
    private static final int COMMAND = 4;

    /** PCI_CAP_ID_PM and PCI_PM_CTRL, linux/pci_regs.h. */
    private static final int CAP_ID_PM = 1;

    private static final int PM_CTRL = 4;
    private static final int D3HOT = 3;

    private final LinuxProvider other = new LinuxProvider();

    private MemoryAnswer answer() {
        return other.memory(LabDevices.E1000E);
    }

    @Test
    void sysfsShowsWhatAUserOfTheDeviceDidToIt() throws Exception {
        try (DeviceAccess access = LabDevices.access();
                DeviceSession session = access.open(LabDevices.E1000E)) {
            assertThat(answer()).isEqualTo(MemoryAnswer.ANSWERS);

            long command = session.read(PciIndex.CONFIG, COMMAND, AccessWidth.WORD);
            session.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, command & ~PciCommand.MEMORY);
            assertThat(answer()).isEqualTo(MemoryAnswer.DECODE_OFF);
            session.write(PciIndex.CONFIG, COMMAND, AccessWidth.WORD, command);
            assertThat(answer()).isEqualTo(MemoryAnswer.ANSWERS);

            int power = session.snapshot().config().orElseThrow().capabilities().stream()
                            .filter(capability -> !capability.extended() && capability.id() == CAP_ID_PM)
                            .mapToInt(PciCapability::offset)
                            .findFirst()
                            .orElseThrow()
                    + PM_CTRL;
            long state = session.read(PciIndex.CONFIG, power, AccessWidth.WORD);
            session.write(PciIndex.CONFIG, power, AccessWidth.WORD, state | D3HOT);
            assertThat(answer()).isEqualTo(MemoryAnswer.D3HOT);
            session.write(PciIndex.CONFIG, power, AccessWidth.WORD, state & ~D3HOT);
            assertThat(answer()).isEqualTo(MemoryAnswer.ANSWERS);
        }
    }
}
