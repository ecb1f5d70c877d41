package org.example.fpga;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A card with one region of four registers, each of 4 bytes. It answers as the kernel does, structure by structure. */
final class Card implements DeviceIo {

    private static final int READ_AND_WRITE = 3; // VFIO_REGION_INFO_FLAG_READ | _WRITE

    private final byte[] registers = new byte[16];

    @Override
    public String via() {
        return "example";
    }

    @Override
    public long pageSize() {
        return 4096;
    }

    @Override
    public void getInfo(ByteBuffer info) {
        info.putInt(4, 0).putInt(8, 1).putInt(12, 0); // flags, num_regions, num_irqs
    }

    @Override
    public void getRegionInfo(ByteBuffer info) throws VfioException {
        int index = info.getInt(8);
        if (index != 0) {
            throw new VfioException("region " + index, Operation.DEVICE_GET_REGION_INFO, Errno.EINVAL);
        }
        info.putInt(4, READ_AND_WRITE).putInt(12, 0); // flags, cap_offset
        info.putLong(16, registers.length).putLong(24, 0); // size, offset
    }

    @Override
    public void getIrqInfo(ByteBuffer info) throws VfioException {
        throw new VfioException("interrupt " + info.getInt(8), Operation.DEVICE_GET_IRQ_INFO, Errno.EINVAL);
    }

    @Override
    public Optional<DeviceFeatureCall> deviceFeature() {
        return Optional.empty();
    }

    @Override
    public synchronized void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException {
        into.put(0, registers, place(offset, into.limit(), Operation.REGION_READ), into.limit());
    }

    @Override
    public synchronized void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        from.get(0, registers, place(offset, from.limit(), Operation.REGION_WRITE), from.limit());
    }

    private int place(long offset, int length, Operation operation) throws VfioException {
        if (Long.compareUnsigned(offset, registers.length - length) > 0) {
            throw new VfioException("region 0", operation, Errno.EINVAL);
        }
        return (int) offset;
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        throw new IllegalStateException("without device features nobody makes a dmabuf");
    }

    @Override
    public void close() {
        // nothing was opened
    }
}
