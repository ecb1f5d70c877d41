package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.util.List;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.parse.HotResetInfoParser;
import org.vfioscope.simulator.internal.data.SimulatedHardware;

/** Writes the reply to VFIO_DEVICE_GET_PCI_HOT_RESET_INFO (vfio_pci_ioctl_get_pci_hot_reset_info). */
final class HotResetReply {

    /** VFIO_PCI_HOT_RESET_FLAG_DEV_ID, linux/vfio.h. */
    private static final int DEV_ID = 1;
    /** VFIO_PCI_HOT_RESET_FLAG_DEV_ID_OWNED, linux/vfio.h. */
    private static final int DEV_ID_OWNED = 2;
    /** The device itself: an iommufd numbers what is bound to it from 1. */
    private static final int OWN_ID = 1;
    /** VFIO_PCI_DEVID_OWNED, linux/vfio.h: the others of a group belong to who has one of it. */
    private static final int OWNED = 0;
    /** VFIO_PCI_DEVID_NOT_OWNED, linux/vfio.h. */
    private static final int NOT_OWNED = -1;

    private final SimulatedHardware hardware;
    private final boolean byIommufd;

    HotResetReply(SimulatedHardware hardware, boolean byIommufd) {
        this.hardware = hardware;
        this.byIommufd = byIommufd;
    }

    void devices(ByteBuffer info) throws VfioException {
        Refusals refuse = new Refusals(hardware.name(), Operation.DEVICE_GET_PCI_HOT_RESET_INFO);
        refuse.when(info.limit() < HotResetInfoParser.SIZE, Errno.EFAULT);
        int argsz = info.getInt(0);
        refuse.when(Integer.compareUnsigned(argsz, HotResetInfoParser.SIZE) < 0, Errno.EINVAL);
        List<HotResetDevice> devices = hardware.hotReset();
        refuse.when(devices.isEmpty(), Errno.ENODEV);
        info.putInt(HotResetInfoParser.COUNT, devices.size());
        int needed = HotResetInfoParser.SIZE + devices.size() * HotResetInfoParser.DEVICE_SIZE;
        refuse.when(Integer.compareUnsigned(argsz, needed) < 0, Errno.ENOSPC);
        refuse.when(info.limit() < needed, Errno.EFAULT);
        int flags = byIommufd ? DEV_ID | DEV_ID_OWNED : 0;
        for (int i = 0; i < devices.size(); i++) {
            HotResetDevice device = devices.get(i);
            int id = byIommufd ? id(device, i == 0) : device.group().orElseThrow();
            flags &= id == NOT_OWNED ? ~DEV_ID_OWNED : ~0;
            put(info, HotResetInfoParser.SIZE + i * HotResetInfoParser.DEVICE_SIZE, id, device.address());
        }
        info.putInt(4, flags);
    }

    private int id(HotResetDevice device, boolean itself) {
        if (itself) {
            return OWN_ID;
        }
        return device.group().equals(hardware.description().iommuGroup()) ? OWNED : NOT_OWNED;
    }

    private static void put(ByteBuffer info, int at, int id, Bdf address) {
        info.putInt(at, id)
                .putShort(at + 4, (short) address.domain())
                .put(at + 6, (byte) address.bus())
                .put(at + 7, (byte) (address.device() << 3 | address.function()));
    }
}
