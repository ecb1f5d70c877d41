package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.parse.MalformedReplyException;
import org.vfioscope.model.parse.RegionInfoParser;

/**
 * What sysfs tells of a host's device, a server's device tells only once it is open: identity and BARs. They come from the
 * header of the config space (offsets of linux/pci_regs.h) and the regions' sizes.
 *
 * @param io the open device
 * @param names gives the names of PCI ids
 * @param simulated whether the server says that its device is simulated
 */
record OpenDescription(DeviceIo io, PciNames names, boolean simulated) {

    private static final int VENDOR_ID = 0x00;
    private static final int CLASS_REVISION = 0x08;
    private static final int HEADER_TYPE = 0x0c;
    private static final int BASE_ADDRESS_0 = 0x10;
    private static final int SUBSYSTEM_VENDOR_ID = 0x2c;
    private static final int ROM_ADDRESS = 0x30;
    private static final int HEADER_END = 0x40;

    private static final int BARS = 6;
    private static final int IO = 0x1;
    private static final int MEM_TYPE_64 = 0x4;
    private static final int PREFETCH = 0x8;
    private static final int MEMORY_FLAGS = 0xf;
    private static final int IO_FLAGS = 0x3;
    private static final int ROM_FLAGS = 0x7ff;
    private static final int DEVICE_FLAGS = 4;
    private static final int DEVICE_REGIONS = 8;

    DeviceDescription complete(DeviceDescription discovered) throws VfioException {
        ByteBuffer info = ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 24);
        io.getInfo(info);
        if ((info.getInt(DEVICE_FLAGS) & DeviceFlag.PCI.mask()) == 0) {
            return marked(discovered, simulated);
        }
        int regions = info.getInt(DEVICE_REGIONS);
        Optional<RegionInfo> config = region(PciIndex.CONFIG, regions);
        if (config.isEmpty() || Long.compareUnsigned(config.get().size(), HEADER_END) < 0) {
            return marked(discovered, simulated);
        }
        PciIdentity identity = identity(config.get());
        return new DeviceDescription(
                discovered.name(),
                discovered.providerId(),
                simulated,
                identity.title(),
                Optional.of(identity),
                discovered.driver(),
                discovered.iommuGroup(),
                bars(config.get(), regions),
                discovered.obstacle());
    }

    /** What is simulated is marked so, however it is reached. */
    static DeviceDescription marked(DeviceDescription discovered, boolean simulated) {
        return new DeviceDescription(
                discovered.name(),
                discovered.providerId(),
                simulated,
                discovered.title(),
                discovered.pci(),
                discovered.driver(),
                discovered.iommuGroup(),
                discovered.bars(),
                discovered.obstacle());
    }

    private PciIdentity identity(RegionInfo config) throws VfioException {
        int ids = dword(config, VENDOR_ID);
        int vendor = ids & 0xffff;
        int device = ids >>> 16;
        int classRevision = dword(config, CLASS_REVISION);
        // only header type 0 has a subsystem here
        boolean endpoint = (dword(config, HEADER_TYPE) >> 16 & 0x7f) == 0;
        int subsystem = endpoint ? dword(config, SUBSYSTEM_VENDOR_ID) : 0;
        return new PciIdentity(
                vendor,
                device,
                subsystem & 0xffff,
                subsystem >>> 16,
                classRevision >>> 8,
                classRevision & 0xff,
                names.vendor(vendor),
                names.device(vendor, device),
                names.deviceClass(classRevision >>> 8));
    }

    private List<PciBar> bars(RegionInfo config, int regions) throws VfioException {
        List<PciBar> bars = new ArrayList<>();
        for (int i = 0; i < BARS; i++) {
            Optional<RegionInfo> region = region(i, regions);
            if (region.isEmpty()) {
                continue;
            }
            long size = region.get().size();
            int register = dword(config, BASE_ADDRESS_0 + i * Integer.BYTES);
            if ((register & IO) != 0) {
                bars.add(new PciBar(i, Integer.toUnsignedLong(register & ~IO_FLAGS), size, true, false, false));
                continue;
            }
            boolean is64Bit = (register & MEM_TYPE_64) != 0 && i + 1 < BARS;
            long high = is64Bit ? dword(config, BASE_ADDRESS_0 + (i + 1) * Integer.BYTES) : 0;
            long address = Integer.toUnsignedLong(register & ~MEMORY_FLAGS) | high << Integer.SIZE;
            bars.add(new PciBar(i, address, size, false, is64Bit, (register & PREFETCH) != 0));
        }
        Optional<RegionInfo> rom = region(PciIndex.ROM, regions);
        if (rom.isPresent()) {
            long address = Integer.toUnsignedLong(dword(config, ROM_ADDRESS) & ~ROM_FLAGS);
            bars.add(new PciBar(PciIndex.ROM, address, rom.get().size(), false, false, false));
        }
        return bars;
    }

    /**
     * A region without its capabilities; empty where the device has none of the index. Some servers end over an index behind
     * the last.
     */
    private Optional<RegionInfo> region(int index, int regions) throws VfioException {
        if (index >= regions) {
            return Optional.empty();
        }
        ByteBuffer info = ByteBuffer.allocate(RegionInfoParser.SIZE).order(ByteOrder.LITTLE_ENDIAN);
        info.putInt(0, RegionInfoParser.SIZE).putInt(8, index);
        try {
            io.getRegionInfo(info);
            // where capabilities begin means nothing in a reply without them
            return Optional.of(RegionInfoParser.parse(info.putInt(12, 0))).filter(RegionInfo::isPresent);
        } catch (VfioException e) {
            if (e.errno().equals(Errno.EINVAL)) {
                return Optional.empty();
            }
            throw e;
        } catch (MalformedReplyException e) {
            // the device is read again as a whole, and what is wrong with it told then
            return Optional.empty();
        }
    }

    private int dword(RegionInfo config, int offset) throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        io.read(config, offset, bytes);
        return bytes.getInt(0);
    }
}
