package org.vfioscope.vfiouser.internal.server;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.vfiouser.internal.protocol.Limits;

/** The regions of a served device, for all of its clients. Safe for any thread. */
final class ServedRegions implements AutoCloseable {

    private final DeviceSession device;
    private final boolean writable;
    private final Consumer<String> log;
    private final Map<Integer, Optional<ServedMemory>> memories = new HashMap<>();
    private boolean open = true;

    ServedRegions(DeviceSession device, boolean writable, Consumer<String> log) {
        this.device = device;
        this.writable = writable;
        this.log = log;
    }

    RegionSnapshot region(int index) throws Refusal {
        return device.snapshot().region(index).orElseThrow(() -> new Refusal(Errno.EINVAL));
    }

    /** What a client maps a region by; none where its content goes by message alone. */
    synchronized List<OwnedDescriptor> descriptors(int index) throws Refusal {
        return memory(region(index)).map(ServedMemory::descriptor).stream().toList();
    }

    private Optional<ServedMemory> memory(RegionSnapshot region) {
        if (!open) {
            return Optional.empty();
        }
        return memories.computeIfAbsent(region.index(), index -> {
            try {
                return ServedMemory.canBeMadeOf(device, region)
                        ? Optional.of(ServedMemory.of(device, region, writable))
                        : Optional.empty();
            } catch (VfioException e) {
                log.accept(
                        "%s cannot be shared, its content goes by message: %s".formatted(region.name(), e.explained()));
            } catch (DeviceException e) {
                log.accept("%s cannot be shared, its content goes by message: %s"
                        .formatted(region.name(), e.getMessage()));
            }
            return Optional.empty();
        });
    }

    synchronized void read(int index, long offset, ByteBuffer into) throws Refusal, VfioException, DeviceException {
        RegionInfo region = checked(index, RegionFlag.READ, offset, into.limit());
        new RegionAccesses(device, region.index()).read(offset, into);
        Optional<ServedMemory> memory = memories.getOrDefault(index, Optional.empty());
        if (memory.isPresent()) {
            memory.get().overlay(offset, into);
        }
    }

    synchronized void write(int index, long offset, ByteBuffer from) throws Refusal, VfioException, DeviceException {
        Refusal.unless(writable, Errno.EPERM);
        RegionInfo region = checked(index, RegionFlag.WRITE, offset, from.limit());
        new RegionAccesses(device, region.index()).write(offset, from);
        Optional<ServedMemory> memory = memories.getOrDefault(index, Optional.empty());
        if (memory.isPresent()) {
            memory.get().written(offset, from);
        }
        if (index == PciIndex.CONFIG) {
            for (Optional<ServedMemory> mapped : memories.values()) {
                if (mapped.isPresent()) {
                    mapped.get().refresh(device);
                }
            }
        }
    }

    synchronized void reset() throws Refusal, VfioException, DeviceException {
        Refusal.unless(writable, Errno.EPERM);
        device.reset();
        for (Optional<ServedMemory> memory : memories.values()) {
            if (memory.isPresent()) {
                memory.get().startAnew(device);
            }
        }
    }

    private RegionInfo checked(int index, RegionFlag flag, long offset, int length) throws Refusal {
        RegionInfo region = region(index).info();
        Refusal.unless(region.flags().contains(flag));
        Refusal.unless(length <= Limits.TRANSFER
                && Long.compareUnsigned(length, region.size()) <= 0
                && Long.compareUnsigned(offset, region.size() - length) <= 0);
        return region;
    }

    @Override
    public synchronized void close() throws VfioException {
        open = false;
        VfioException first = null;
        for (Optional<ServedMemory> memory : memories.values()) {
            try {
                if (memory.isPresent()) {
                    memory.get().close();
                }
            } catch (VfioException e) {
                first = first == null ? e : first;
            }
        }
        memories.clear();
        if (first != null) {
            throw first;
        }
    }
}
