package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.parse.DeviceInfoParser;
import org.vfioscope.model.parse.HotResetInfoParser;
import org.vfioscope.model.parse.IrqInfoParser;
import org.vfioscope.model.parse.MalformedReplyException;
import org.vfioscope.model.parse.RegionInfoParser;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PciConfigParser;
import org.vfioscope.model.rules.MmapPlan;
import org.vfioscope.model.rules.MmapPlanner;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.model.trace.RegionTrace;
import org.vfioscope.model.trace.TraceEvent;

/** Reads everything an open device says of itself into a snapshot. Of its regions only the config space is read. */
final class DeviceReader {

    /** More than any region's capabilities take; a larger argsz is a lie that would cost memory. */
    private static final int LARGEST_REPLY = 1 << 20;

    private static final int INDEX = 8;
    private static final int HOT_RESET_ATTEMPTS = 3;

    private final DeviceDescription device;
    private final DeviceIo io;
    private final Consumer<TraceEvent> trace;
    private final List<String> problems = new ArrayList<>();

    DeviceReader(DeviceDescription device, DeviceIo io, Consumer<TraceEvent> trace) {
        this.device = device;
        this.io = io;
        this.trace = trace;
    }

    DeviceSnapshot read() throws VfioException, DeviceException {
        DeviceInfo info = info();
        List<RegionInfo> infos = new ArrayList<>();
        for (int i = 0; i < info.regionCount(); i++) {
            region(i).ifPresent(infos::add);
        }
        List<IrqInfo> irqs = new ArrayList<>();
        for (int i = 0; i < info.irqCount(); i++) {
            irq(i).ifPresent(irqs::add);
        }
        Optional<PciConfig> config = info.isPci() ? config(infos) : Optional.empty();
        MmapPlanner planner = new MmapPlanner(io.pageSize());
        List<RegionSnapshot> regions = new ArrayList<>();
        for (RegionInfo region : infos) {
            var bar = device.bar(region.index());
            MmapPlan plan = planner.plan(region, info.isPci(), bar, config.flatMap(PciConfig::msix));
            String name = PciIndex.regionName(info.isPci(), region.index());
            regions.add(new RegionSnapshot(name, region, bar, plan, ioFds(region)));
        }
        regions.forEach(this::trace);
        DeviceFeatures features = new DeviceFeatures(io, device);
        return new DeviceSnapshot(
                device,
                io.via(),
                info,
                regions,
                irqs,
                config,
                features.probeAll(),
                features.probeDmabuf(),
                info.isPci() ? hotReset() : Optional.empty(),
                iovaRanges(),
                io.pageSize(),
                problems);
    }

    /** The same snapshot with the config space of now; empty where it cannot be read. */
    Optional<DeviceSnapshot> withConfigReadAnew(DeviceSnapshot before) {
        return config(before.regions().stream().map(RegionSnapshot::info).toList())
                .map(before::withConfig);
    }

    /** Traces the end of the regions that were read, when their device is closed. */
    void traceEnd(DeviceSnapshot read) {
        for (RegionSnapshot region : read.regions()) {
            if (region.info().isPresent()) {
                trace.accept(RegionTrace.exit(device.name(), region.index()));
                trace.accept(RegionTrace.finalizeRegion(device.name(), region.index()));
            }
        }
    }

    private List<RegionIoFd> ioFds(RegionInfo region) {
        if (!region.isPresent()) {
            return List.of();
        }
        try {
            return io.regionIoFds(region);
        } catch (VfioException e) {
            problem("I/O descriptors of region " + region.index(), e);
            return List.of();
        }
    }

    private Optional<List<HotResetDevice>> hotReset() {
        int count = 1;
        try {
            // the kernel says how many devices there are when they do not fit; the bus may change between two calls
            for (int attempt = 0; attempt < HOT_RESET_ATTEMPTS; attempt++) {
                ByteBuffer reply = request(HotResetInfoParser.SIZE + count * HotResetInfoParser.DEVICE_SIZE);
                try {
                    io.getHotResetInfo(reply);
                    return Optional.of(HotResetInfoParser.parse(reply));
                } catch (VfioException e) {
                    if (!e.errno().equals(Errno.ENOSPC)) {
                        throw e;
                    }
                    count = reply.getInt(HotResetInfoParser.COUNT);
                    if (count <= 0 || count > HotResetInfoParser.MOST_DEVICES) {
                        throw e;
                    }
                }
            }
        } catch (VfioException e) {
            // ENODEV: there is no slot or bus to be reset; ENOTTY: the driver has no hot reset
            if (!e.errno().equals(Errno.ENODEV) && !e.errno().equals(Errno.ENOTTY)) {
                problems.add("hot reset: " + e.explained());
            }
        } catch (MalformedReplyException e) {
            problems.add("hot reset: the reply makes no sense: " + e.getMessage());
        }
        return Optional.empty();
    }

    private List<IovaRange> iovaRanges() {
        try {
            return io.iovaRanges();
        } catch (VfioException e) {
            problems.add("IOVA ranges: " + e.explained());
            return List.of();
        }
    }

    private DeviceInfo info() throws VfioException, DeviceException {
        ByteBuffer reply = request(DeviceInfoParser.SIZE, 0);
        io.getInfo(reply);
        try {
            int needed = reply.getInt(0);
            if (needed > DeviceInfoParser.SIZE && needed <= LARGEST_REPLY) {
                reply = request(needed, 0);
                io.getInfo(reply);
            }
            return DeviceInfoParser.parse(reply);
        } catch (MalformedReplyException e) {
            throw new DeviceException(
                    "%s: the device's reply makes no sense: %s".formatted(device.name(), e.getMessage()), e);
        }
    }

    private Optional<RegionInfo> region(int index) {
        try {
            ByteBuffer reply = request(RegionInfoParser.SIZE, index);
            io.getRegionInfo(reply);
            int needed = reply.getInt(0);
            if (needed > RegionInfoParser.SIZE && needed <= LARGEST_REPLY) {
                reply = request(needed, index);
                io.getRegionInfo(reply);
            }
            RegionInfo info = RegionInfoParser.parse(reply);
            requireCapabilities(info, reply);
            return Optional.of(info);
        } catch (VfioException e) {
            problem("region " + index, e);
        } catch (MalformedReplyException e) {
            problems.add("region %d: the reply makes no sense: %s".formatted(index, e.getMessage()));
        }
        return Optional.empty();
    }

    /** A region whose capabilities were left out would pass for one that can be mapped as a whole. */
    private static void requireCapabilities(RegionInfo info, ByteBuffer reply) throws MalformedReplyException {
        int needed = reply.getInt(0);
        if (info.flags().contains(RegionFlag.CAPS) && Integer.compareUnsigned(needed, reply.limit()) > 0) {
            throw new MalformedReplyException("vfio_region_info: argsz is %s, but %d bytes were offered"
                    .formatted(Integer.toUnsignedString(needed), reply.limit()));
        }
    }

    private Optional<IrqInfo> irq(int index) {
        try {
            ByteBuffer reply = request(IrqInfoParser.SIZE, index);
            io.getIrqInfo(reply);
            return Optional.of(IrqInfoParser.parse(reply));
        } catch (VfioException e) {
            problem("interrupt " + index, e);
        } catch (MalformedReplyException e) {
            problems.add("interrupt %d: the reply makes no sense: %s".formatted(index, e.getMessage()));
        }
        return Optional.empty();
    }

    /** EINVAL says that there is no such index, as for the VGA region of most devices: no problem. */
    private void problem(String what, VfioException e) {
        if (!e.errno().equals(Errno.EINVAL)) {
            problems.add(what + ": " + e.explained());
        }
    }

    private Optional<PciConfig> config(List<RegionInfo> regions) {
        Optional<RegionInfo> region = regions.stream()
                .filter(candidate -> candidate.index() == PciIndex.CONFIG && candidate.isPresent())
                .findFirst();
        if (region.isEmpty()) {
            return Optional.empty();
        }
        try {
            long size = region.get().size();
            return Optional.of(PciConfigParser.parse(
                    offset -> dword(region.get(), offset),
                    Long.compareUnsigned(size, PciConfigParser.EXTENDED_SIZE) > 0
                            ? PciConfigParser.EXTENDED_SIZE
                            : (int) size));
        } catch (VfioException e) {
            problems.add("config space: " + e.explained());
        } catch (MalformedReplyException e) {
            problems.add(e.getMessage());
        }
        return Optional.empty();
    }

    private int dword(RegionInfo config, int offset) throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(Integer.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        io.read(config, offset, bytes);
        return bytes.getInt(0);
    }

    private void trace(RegionSnapshot region) {
        if (!region.info().isPresent()) {
            return;
        }
        region.info()
                .capability(SparseMmapCapability.class)
                .filter(sparse -> region.info().isMappable())
                .ifPresent(sparse -> {
                    trace.accept(RegionTrace.sparseMmapHeader(
                            device.name(), region.index(), sparse.areas().size()));
                    for (int i = 0; i < sparse.areas().size(); i++) {
                        if (!sparse.areas().get(i).isEmpty()) {
                            trace.accept(RegionTrace.sparseMmapEntry(
                                    i, sparse.areas().get(i)));
                        }
                    }
                });
        trace.accept(RegionTrace.setup(device.name(), device.name() + " " + region.name(), region.info()));
        if (region.plan().qemu() instanceof QemuRanges.Mapped mapped && mapped.msixTableCutOut()) {
            if (mapped.ranges().isEmpty()) {
                trace.accept(RegionTrace.msixFixup(device.name(), region.index(), RegionTrace.NOTHING_LEFT));
            }
            mapped.ranges().forEach(range -> trace.accept(RegionTrace.msixFixup(device.name(), region.index(), range)));
        }
    }

    private static ByteBuffer request(int size, int index) {
        return request(size).putInt(INDEX, index);
    }

    private static ByteBuffer request(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN).putInt(0, size);
    }
}
