package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.rules.OneAccess;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/** Reads and writes regions with the checks of vfio_pci_rw, vfio_pci_config_rw and vfio_pci_bar_rw. */
final class RegionAccess {

    private final SimulatedHardware hardware;
    private final ConfigSpace config;
    private final Map<Integer, SparsePages> contents = new HashMap<>();

    RegionAccess(SimulatedHardware hardware) {
        this.hardware = hardware;
        this.config = new ConfigSpace(hardware);
        reset();
    }

    void read(int index, long offset, ByteBuffer into) throws VfioException {
        if (index == PciIndex.CONFIG) {
            checkConfig(Operation.REGION_READ, offset, into.limit());
            for (int i = 0; i < into.limit(); i++) {
                into.put(i, config.read((int) offset + i));
            }
            return;
        }
        Excluded excluded = check(Operation.REGION_READ, index, offset, into.limit());
        SparsePages pages = contents.get(index);
        for (int i = 0; i < into.limit(); i++) {
            into.put(i, excluded.holds(offset + i) ? (byte) 0xff : pages.read(offset + i));
        }
    }

    void write(int index, long offset, ByteBuffer from) throws VfioException {
        if (index == PciIndex.CONFIG) {
            checkConfig(Operation.REGION_WRITE, offset, from.limit());
            for (int i = 0; i < from.limit(); i++) {
                config.write((int) offset + i, from.get(i));
            }
            return;
        }
        new Refusals(hardware.name(), Operation.REGION_WRITE).when(index == PciIndex.ROM, Errno.EINVAL);
        Excluded excluded = check(Operation.REGION_WRITE, index, offset, from.limit());
        SparsePages pages = contents.get(index);
        for (int i = 0; i < from.limit(); i++) {
            if (!excluded.holds(offset + i)) {
                pages.write(offset + i, from.get(i));
            }
        }
    }

    /** Where a region may hold anything but zeroes. */
    List<MmapRange> content(int index) {
        List<MmapRange> content = new ArrayList<>(contents.get(index).written());
        Excluded excluded = Excluded.of(hardware, hardware.regions().get(index));
        content.add(new MmapRange(excluded.start(), excluded.end() - excluded.start()));
        return content;
    }

    /** A mapping has no MSI-X hole and no checks but the one that faults. */
    void readMapped(int index, long offset, ByteBuffer into) throws VfioException {
        requireAnswer();
        SparsePages pages = contents.get(index);
        for (int i = 0; i < into.limit(); i++) {
            into.put(i, pages.read(offset + i));
        }
    }

    void writeMapped(int index, long offset, ByteBuffer from) throws VfioException {
        requireAnswer();
        SparsePages pages = contents.get(index);
        for (int i = 0; i < from.limit(); i++) {
            pages.write(offset + i, from.get(i));
        }
    }

    boolean memoryEnabled() {
        return config.memoryEnabled();
    }

    /** Registers start anew; vfio-pci saves the config space before a reset and restores it afterwards. */
    void reset() {
        hardware.regions().forEach((index, region) -> contents.put(index, new SparsePages(region.content())));
    }

    private void requireAnswer() throws VfioException {
        new Refusals(hardware.name(), Operation.MAPPED_ACCESS).when(!config.memoryEnabled(), Errno.EIO);
    }

    private void checkConfig(Operation operation, long offset, int count) throws VfioException {
        boolean past = Long.compareUnsigned(offset, config.size()) >= 0 || offset + count > config.size();
        new Refusals(hardware.name(), operation).when(past, Errno.EFAULT);
    }

    /** The kernel would split it; who reads real devices by their descriptor refuses it for that. */
    private void requireOneAccess(Operation operation, int index, long offset, int count) throws VfioException {
        if (hardware.kernel().features().isEmpty()) {
            return; // no kernel answers
        }
        Optional<Advice> split =
                OneAccess.splits(index, offset, count, hardware.kernel().eightAtOnce());
        if (split.isPresent()) {
            throw new VfioException(hardware.name(), operation, Errno.EINVAL, split.get());
        }
    }

    private Excluded check(Operation operation, int index, long offset, int count) throws VfioException {
        Refusals refuse = new Refusals(hardware.name(), operation);
        SimulatedRegion region = hardware.regions().get(index);
        refuse.when(region == null || Long.compareUnsigned(offset, region.size()) >= 0, Errno.EINVAL);
        refuse.when(index == PciIndex.VGA && !VgaWindow.isInside(offset, count), Errno.EINVAL);
        requireOneAccess(operation, index, offset, count);
        Excluded excluded = Excluded.of(hardware, region);
        boolean touchesDevice = !excluded.holds(offset) || !excluded.holds(offset + count - 1);
        boolean memory = region.bar().isPresent() && !region.isIoPorts();
        refuse.when(memory && touchesDevice && !config.memoryEnabled(), Errno.EIO);
        long left = region.size() - offset;
        if (Long.compareUnsigned(count, left) > 0) {
            throw new VfioException(
                    hardware.name(),
                    operation,
                    Errno.EINVAL,
                    new Advice(
                            "Only %d of %d bytes lie before the region's end 0x%x"
                                    .formatted(left, count, region.size()),
                            "Choose an offset and a width inside of the region"));
        }
        return excluded;
    }
}
