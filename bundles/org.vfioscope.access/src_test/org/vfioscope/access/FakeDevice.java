package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A device whose every reply a test can set; it records what it was asked. */
final class FakeDevice implements DeviceIo {

    /** Replies to VFIO_DEVICE_GET_REGION_INFO, by index; an absent one is answered with EINVAL. */
    final Map<Integer, byte[]> regions = new HashMap<>();
    /** What the try to import any dmabuf of it gives. */
    TriedImport tried = new TriedImport.Impossible("nothing to try it with");
    /** Errors that stand in for a reply, by operation. */
    final Map<Operation, Errno> errors = new HashMap<>();
    /** What the feature call is given; set to null for a backend without device features. */
    DeviceFeatureCall feature = this::makeDmabuf;
    /** Every request for a dmabuf, as bytes. */
    final List<ByteBuffer> exports = new ArrayList<>();
    /** What happened, in order. */
    final List<String> calls = new ArrayList<>();

    /** What the device is attached to; null for a device that has no address space. */
    AddressSpaceIo space;

    int regionCount = 9;
    byte[] config = new byte[256];
    int openDescriptors;
    /** Happens while VFIO_DEVICE_GET_INFO is answered. */
    Runnable whenAskedForInfo = () -> {};

    /** Why it cannot be asked any more; null while it can. */
    VfioException loss;

    boolean closed;
    private int nextFd = 10;

    /** Sets a region without capabilities. */
    FakeDevice region(int index, int flags, long size) {
        ByteBuffer reply = buffer(32);
        reply.putInt(0, 32).putInt(4, flags).putInt(8, index).putLong(16, size).putLong(24, (long) index << 40);
        regions.put(index, reply.array());
        return this;
    }

    /** Sets a mappable region with a sparse mmap capability; offset and size of each area. */
    FakeDevice sparseRegion(int index, long size, long... areas) {
        int length = 48 + areas.length * 8;
        ByteBuffer reply = buffer(length);
        reply.putInt(0, length).putInt(4, 15).putInt(8, index).putInt(12, 32).putLong(16, size);
        reply.putShort(32, (short) 1).putShort(34, (short) 1).putInt(40, areas.length / 2);
        for (int i = 0; i < areas.length; i++) {
            reply.putLong(48 + 8 * i, areas[i]);
        }
        regions.put(index, reply.array());
        return this;
    }

    @Override
    public String via() {
        return "fake";
    }

    @Override
    public long pageSize() {
        return 0x1000;
    }

    @Override
    public void getInfo(ByteBuffer info) throws VfioException {
        whenAskedForInfo.run();
        refuse(Operation.DEVICE_GET_INFO);
        info.putInt(0, 24).putInt(4, 2).putInt(8, regionCount).putInt(12, 5);
    }

    @Override
    public void getRegionInfo(ByteBuffer info) throws VfioException {
        refuse(Operation.DEVICE_GET_REGION_INFO);
        byte[] reply = regions.get(info.getInt(8));
        if (reply == null) {
            throw new VfioException("fake", Operation.DEVICE_GET_REGION_INFO, Errno.EINVAL);
        }
        boolean fits = reply.length <= info.limit();
        info.put(0, reply, 0, Math.min(reply.length, info.limit()));
        if (!fits) {
            info.putInt(12, 0);
        }
    }

    @Override
    public void getIrqInfo(ByteBuffer info) throws VfioException {
        refuse(Operation.DEVICE_GET_IRQ_INFO);
        info.putInt(0, 16).putInt(4, 1).putInt(12, 0);
    }

    @Override
    public Optional<DeviceFeatureCall> deviceFeature() {
        return Optional.ofNullable(feature);
    }

    @Override
    public void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException {
        refuse(Operation.REGION_READ);
        calls.add("read %d+0x%x, %d".formatted(region.index(), offset, into.limit()));
        into.put(0, config, (int) offset, into.limit());
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        refuse(Operation.REGION_WRITE);
        calls.add("write %d+0x%x, %d".formatted(region.index(), offset, from.limit()));
        from.get(0, config, (int) offset, from.limit());
    }

    @Override
    public Optional<AddressSpaceIo> attach() {
        return Optional.ofNullable(space);
    }

    @Override
    public RegionMapping map(RegionInfo region, long offset, long length, boolean writable) {
        return new FakeMapping(offset, length, calls);
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        return new FakeDescriptor(fd);
    }

    @Override
    public void reset() {
        calls.add("reset");
    }

    @Override
    public Optional<VfioException> loss() {
        return Optional.ofNullable(loss);
    }

    @Override
    public void close() throws VfioException {
        calls.add("close");
        closed = true;
        refuse(Operation.CLOSE);
    }

    private int makeDmabuf(ByteBuffer request) throws VfioException {
        refuse(Operation.DEVICE_FEATURE_DMA_BUF);
        if ((request.getInt(4) & (1 << 18)) != 0) {
            return 0;
        }
        ByteBuffer copy = buffer(request.limit());
        exports.add(copy.put(0, request, 0, request.limit()));
        openDescriptors++;
        return nextFd++;
    }

    private void refuse(Operation operation) throws VfioException {
        Errno errno = errors.get(operation);
        if (errno != null) {
            throw new VfioException("fake", operation, errno);
        }
    }

    private static ByteBuffer buffer(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    private final class FakeDescriptor implements DmabufDescriptor {

        private final int fd;

        private FakeDescriptor(int fd) {
            this.fd = fd;
        }

        @Override
        public int fd() {
            return fd;
        }

        @Override
        public long size() throws VfioException {
            refuse(Operation.DMABUF_INSPECT);
            return 0x3000;
        }

        @Override
        public long inode() {
            return 1000 + fd;
        }

        @Override
        public String exporter() {
            return "fake";
        }

        @Override
        public boolean send(Path socket, BooleanSupplier cancelled) throws VfioException {
            refuse(Operation.DMABUF_SEND);
            if (!cancelled.getAsBoolean()) {
                calls.add("send %d to %s".formatted(fd, socket));
            }
            return !cancelled.getAsBoolean();
        }

        @Override
        public TriedImport tryImport() {
            return tried;
        }

        @Override
        public int spawn(List<String> command, Map<String, String> environment) {
            calls.add("spawn " + command + environment);
            return 7;
        }

        @Override
        public void close() throws VfioException {
            calls.add("close " + fd);
            openDescriptors--;
            refuse(Operation.CLOSE);
        }
    }
}
