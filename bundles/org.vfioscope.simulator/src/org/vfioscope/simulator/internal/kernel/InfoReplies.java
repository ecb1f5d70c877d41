package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.IrqFlag;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.SimulatedHardware;

/**
 * Writes the replies to VFIO_DEVICE_GET_INFO and VFIO_DEVICE_GET_IRQ_INFO (vfio_pci_ioctl_get_info,
 * vfio_pci_ioctl_get_irq_info).
 */
final class InfoReplies {

    /** VFIO_PCI_NUM_REGIONS, linux/vfio.h. */
    static final int REGIONS = 9;
    /** VFIO_PCI_NUM_IRQS, linux/vfio.h. */
    private static final int IRQS = 5;

    private static final int INTX = 0;
    private static final int MSI = 1;
    private static final int MSIX = 2;
    private static final int ERR = 3;

    /** Up to num_irqs of struct vfio_device_info; cap_offset came later. */
    private static final int SMALLEST_DEVICE_INFO = 16;

    private static final int DEVICE_INFO = 24;
    private static final int IRQ_INFO = 16;

    private static final int INTERRUPT_PIN = 0x3d;
    /** PCI_MSI_FLAGS, from the start of the MSI capability, and its field PCI_MSI_FLAGS_QMASK. */
    private static final int MSI_FLAGS = 2;

    private static final int MSI_FLAGS_QMASK = 0x0e;

    private final SimulatedHardware hardware;

    InfoReplies(SimulatedHardware hardware) {
        this.hardware = hardware;
    }

    void device(ByteBuffer info) throws VfioException {
        Refusals refuse = new Refusals(hardware.name(), Operation.DEVICE_GET_INFO);
        refuse.when(info.limit() < SMALLEST_DEVICE_INFO, Errno.EFAULT);
        int argsz = info.getInt(0);
        refuse.when(Integer.compareUnsigned(argsz, SMALLEST_DEVICE_INFO) < 0, Errno.EINVAL);
        ByteBuffer reply = ByteBuffer.allocate(DEVICE_INFO).order(ByteOrder.LITTLE_ENDIAN);
        int flags = DeviceFlag.PCI.mask() | (hardware.resettable() ? DeviceFlag.RESET.mask() : 0);
        reply.putInt(argsz).putInt(flags).putInt(REGIONS).putInt(IRQS);
        int length = Integer.compareUnsigned(argsz, DEVICE_INFO) < 0 ? argsz : DEVICE_INFO;
        refuse.when(info.limit() < length, Errno.EFAULT);
        info.put(0, reply, 0, length);
    }

    void irq(ByteBuffer info) throws VfioException {
        Refusals refuse = new Refusals(hardware.name(), Operation.DEVICE_GET_IRQ_INFO);
        refuse.when(info.limit() < IRQ_INFO, Errno.EFAULT);
        int index = info.getInt(8);
        refuse.when(Integer.compareUnsigned(info.getInt(0), IRQ_INFO) < 0, Errno.EINVAL);
        refuse.when(Integer.compareUnsigned(index, IRQS) >= 0, Errno.EINVAL);
        refuse.when(index == ERR && !hardware.kernel().errInterrupt(), Errno.EINVAL);
        info.putInt(4, irqFlags(index)).putInt(12, irqCount(index));
    }

    private int irqFlags(int index) {
        boolean canGrow = index == MSIX
                && hardware.kernel().dynamicMsix()
                && hardware.msix().isPresent();
        int kind = index == INTX
                ? IrqFlag.MASKABLE.mask() | IrqFlag.AUTOMASKED.mask()
                : canGrow ? 0 : IrqFlag.NORESIZE.mask();
        return IrqFlag.EVENTFD.mask() | kind;
    }

    private int irqCount(int index) {
        return switch (index) {
            case INTX -> hardware.config()[INTERRUPT_PIN] == 0 ? 0 : 1;
            case MSI ->
                Optional.ofNullable(hardware.capabilities().get(SimulatedHardware.CAP_ID_MSI))
                        .map(at -> 1 << ((hardware.config()[at + MSI_FLAGS] & MSI_FLAGS_QMASK) >> 1))
                        .orElse(0);
            case MSIX -> hardware.msix().map(MsixTable::entries).orElse(0);
            default -> 1;
        };
    }
}
