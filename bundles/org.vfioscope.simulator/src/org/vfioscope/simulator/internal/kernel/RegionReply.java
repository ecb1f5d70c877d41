package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.util.EnumSet;
import java.util.Set;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/** Writes the reply to VFIO_DEVICE_GET_REGION_INFO (vfio_pci_ioctl_get_region_info). */
final class RegionReply {

    /** VFIO_PCI_OFFSET_SHIFT, linux/vfio_pci_core.h. */
    static final int OFFSET_SHIFT = 40;

    private static final int REGION_INFO = 32;

    private final SimulatedHardware hardware;

    RegionReply(SimulatedHardware hardware) {
        this.hardware = hardware;
    }

    void region(ByteBuffer info) throws VfioException {
        Refusals refuse = new Refusals(hardware.name(), Operation.DEVICE_GET_REGION_INFO);
        refuse.when(info.limit() < REGION_INFO, Errno.EFAULT);
        int argsz = info.getInt(0);
        int index = info.getInt(8);
        SimulatedRegion region = hardware.regions().get(index);
        refuse.when(Integer.compareUnsigned(argsz, REGION_INFO) < 0, Errno.EINVAL);
        refuse.when(Integer.compareUnsigned(index, InfoReplies.REGIONS) >= 0, Errno.EINVAL);
        refuse.when(index == PciIndex.VGA && region == null, Errno.EINVAL);
        ByteBuffer chain = CapabilityWriter.chain(hardware, region, REGION_INFO);
        int capOffset = 0;
        if (chain.hasRemaining()) {
            int needed = REGION_INFO + chain.remaining();
            if (Integer.compareUnsigned(argsz, needed) < 0) {
                argsz = needed;
            } else {
                refuse.when(info.limit() < needed, Errno.EFAULT);
                capOffset = REGION_INFO;
                info.put(REGION_INFO, chain, 0, chain.remaining());
            }
        }
        info.putInt(0, argsz);
        info.putInt(4, flags(index, region, chain.hasRemaining()));
        info.putInt(12, capOffset);
        info.putLong(16, index == PciIndex.CONFIG ? hardware.config().length : region == null ? 0 : region.size());
        info.putLong(24, (long) index << OFFSET_SHIFT);
    }

    private static int flags(int index, SimulatedRegion region, boolean capabilities) {
        Set<RegionFlag> flags = EnumSet.noneOf(RegionFlag.class);
        if (region != null || index == PciIndex.CONFIG) {
            flags.add(RegionFlag.READ);
            if (index != PciIndex.ROM) {
                flags.add(RegionFlag.WRITE);
            }
        }
        if (region != null && region.mmap()) {
            flags.add(RegionFlag.MMAP);
        }
        if (capabilities) {
            flags.add(RegionFlag.CAPS);
        }
        return flags.stream().mapToInt(RegionFlag::mask).reduce(0, (a, b) -> a | b);
    }
}
