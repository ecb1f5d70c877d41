package org.vfioscope.linux.internal.lab;

import java.time.Clock;
import java.util.List;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.pci.PciCommand;

/** The devices of the lab's guest (releng/lab/devices.args), bound to vfio-pci there; the ordinary ones are in a list. */
final class LabDevices {

    static final String EDU = "0000:00:03.0";
    static final String IVSHMEM = "0000:00:04.0";
    static final String TESTDEV = "0000:00:05.0";
    static final String NVME = "0000:01:00.0";
    static final String E1000E = "0000:02:00.0";
    static final String IVSHMEM_BEHIND_PORT = "0000:03:00.0";

    /** The functions of q35's slot 0x1f share an IOMMU group: a SATA controller and an SMBus one, bound to no VFIO driver. */
    static final String SATA = "0000:00:1f.2";

    static final String SMBUS = "0000:00:1f.3";

    /** Has the VGA region. */
    static final String VGA = "0000:00:0a.0";
    /** Its BAR 2 is of 4 GiB. */
    static final String LARGE = "0000:00:0b.0";
    /** Two functions of one slot, which share a group and a reset. */
    static final String FUNCTION_0 = "0000:04:00.0";

    static final String FUNCTION_1 = "0000:04:00.1";

    /** A display that nvgrace-gpu-vfio-pci takes for a GPU, on the kernel iommufd alone, as the mediated ones below. */
    static final String NVGRACE = "0000:00:09.0";

    static final String MBOCHS = "00000001-0000-4000-8000-000000000001";
    static final String MDPY = "00000002-0000-4000-8000-000000000001";
    static final String MTTY = "00000003-0000-4000-8000-000000000001";

    static final List<String> ALL = List.of(EDU, IVSHMEM, TESTDEV, NVME, E1000E, IVSHMEM_BEHIND_PORT);

    /** PCI_COMMAND, linux/pci_regs.h. */
    static final int PCI_COMMAND = 4;
    /** PCI_COMMAND_MASTER, linux/pci_regs.h. */
    static final int BUS_MASTER = 4;

    private LabDevices() {}

    /** Turns a device's memory decode on or off. */
    static void decode(DeviceSession session, boolean on) throws Exception {
        long command = session.read(PciIndex.CONFIG, PCI_COMMAND, AccessWidth.WORD);
        session.write(
                PciIndex.CONFIG,
                PCI_COMMAND,
                AccessWidth.WORD,
                on ? command | PciCommand.MEMORY : command & ~PciCommand.MEMORY);
    }

    static DeviceAccess access() {
        return new DeviceAccess(List.of(new LinuxProvider()), Clock.systemUTC());
    }
}
