package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
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
    Optional<TestRegisters> registers = Optional.empty();
    Optional<AddressSpaceIo> space = Optional.empty();
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
    public void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException {
        registers().read(region.index(), offset, into);
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        registers().write(region.index(), offset, from);
    }

    @Override
    public RegionMapping map(RegionInfo region, long offset, long length, boolean writable) throws VfioException {
        log.add("mapped 0x%x+0x%x%s".formatted(offset, length, writable ? " writable" : ""));
        return registers().mapping(region.index(), offset, length);
    }

    @Override
    public Optional<AddressSpaceIo> attach() {
        return space;
    }

    private TestRegisters registers() {
        assertThat(registers).as("nothing here touches a region").isPresent();
        return registers.get();
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        return new TestDmabuf(log);
    }

    @Override
    public void close() throws VfioException {
        log.add("device closed");
        if (closingFails) {
            throw new VfioException("t:device", Operation.CLOSE, Errno.EIO);
        }
    }
}
