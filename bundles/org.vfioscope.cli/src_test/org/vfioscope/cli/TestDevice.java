package org.vfioscope.cli;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** An open device with a sparse BAR 0 and an I/O-port-like BAR 2 that answers in the kernel's bytes. */
final class TestDevice implements DeviceIo {

    /** What the device answers to the DMA_BUF feature. */
    enum Dmabufs {
        MADE,
        ENOTTY,
        EINVAL,
        NO_FEATURES
    }

    static final int FD = 42;
    static final long BAR0_SIZE = 0x4_0000_0000L;
    static final List<MmapRange> AREAS = List.of(new MmapRange(0, 0x1000), new MmapRange(0x3_0000_0000L, 0x2000));

    final List<String> log = new ArrayList<>();
    boolean closingFails;
    private final Dmabufs dmabufs;

    TestDevice(Dmabufs dmabufs) {
        this.dmabufs = dmabufs;
    }

    @Override
    public String via() {
        return "a test";
    }

    @Override
    public long pageSize() {
        return 4096;
    }

    @Override
    public void getInfo(ByteBuffer info) {
        info.putInt(4, 2).putInt(8, 7).putInt(12, 1);
    }

    @Override
    public void getRegionInfo(ByteBuffer info) {
        switch (info.getInt(8)) {
            case 0 -> sparse(info);
            case 2 -> info.putInt(4, 3).putLong(16, 0x20).putLong(24, 0x200_0000_0000L);
            default -> info.putInt(4, 0).putLong(16, 0);
        }
    }

    private static void sparse(ByteBuffer info) {
        int needed = 48 + 16 * AREAS.size();
        info.putInt(0, needed).putInt(4, 0xf).putLong(16, BAR0_SIZE).putLong(24, 0);
        if (info.limit() < needed) {
            return;
        }
        info.putInt(12, 32)
                .putShort(32, (short) 1)
                .putShort(34, (short) 1)
                .putInt(36, 0)
                .putInt(40, AREAS.size());
        for (int i = 0; i < AREAS.size(); i++) {
            info.putLong(48 + 16 * i, AREAS.get(i).offset())
                    .putLong(56 + 16 * i, AREAS.get(i).size());
        }
    }

    @Override
    public void getIrqInfo(ByteBuffer info) {
        info.putInt(4, 7).putInt(12, 1);
    }

    @Override
    public Optional<DeviceFeatureCall> deviceFeature() {
        if (dmabufs == Dmabufs.NO_FEATURES) {
            return Optional.empty();
        }
        return Optional.of(feature -> {
            boolean probe = (feature.getInt(4) & 1 << 18) != 0;
            Errno refusal = dmabufs == Dmabufs.ENOTTY ? Errno.ENOTTY : Errno.EINVAL;
            if (dmabufs == Dmabufs.ENOTTY || dmabufs == Dmabufs.EINVAL && !probe) {
                throw new VfioException("t:device", Operation.DEVICE_FEATURE_DMA_BUF, refusal);
            }
            return probe ? 0 : FD;
        });
    }

    @Override
    public void read(RegionInfo region, long offset, ByteBuffer into) {
        throw new AssertionError("nothing here reads a region");
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) {
        throw new AssertionError("nothing here writes a region");
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        return new Descriptor();
    }

    @Override
    public void close() throws VfioException {
        log.add("device closed");
        if (closingFails) {
            throw new VfioException("t:device", Operation.CLOSE, Errno.EIO);
        }
    }

    private final class Descriptor implements DmabufDescriptor {

        @Override
        public int fd() {
            return FD;
        }

        @Override
        public long size() {
            return 0x3000;
        }

        @Override
        public long inode() {
            return 77;
        }

        @Override
        public String exporter() {
            return "vfio_pci_core";
        }

        @Override
        public int spawn(List<String> command, Map<String, String> environment) throws VfioException {
            if (command.getFirst().equals("missing")) {
                throw new VfioException("missing", Operation.SPAWN, Errno.ENOENT);
            }
            log.add("ran %s with %s".formatted(command, new TreeMap<>(environment)));
            return 7;
        }

        @Override
        public void close() {
            log.add("dmabuf closed");
        }
    }
}
