package org.vfioscope.report.capture;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A device that is replayed from a file: it has a recording, and of its regions what content was captured. */
final class CapturedDevice implements DeviceIo {

    private static final Advice NO_DEVICE =
            new Advice("This is a capture: there is no device behind it", "Open the device itself");

    private final String name;
    private final Recording recording;

    CapturedDevice(String name, Recording recording) {
        this.name = name;
        this.recording = recording;
    }

    @Override
    public Optional<Recording> recording() {
        return Optional.of(recording);
    }

    @Override
    public String via() {
        return recording.snapshot().via();
    }

    @Override
    public long pageSize() {
        return recording.snapshot().pageSize();
    }

    @Override
    public void getInfo(ByteBuffer info) throws VfioException {
        throw noDevice(Operation.DEVICE_GET_INFO);
    }

    @Override
    public void getRegionInfo(ByteBuffer info) throws VfioException {
        throw noDevice(Operation.DEVICE_GET_REGION_INFO);
    }

    @Override
    public void getIrqInfo(ByteBuffer info) throws VfioException {
        throw noDevice(Operation.DEVICE_GET_IRQ_INFO);
    }

    @Override
    public Optional<DeviceFeatureCall> deviceFeature() {
        return Optional.of(feature -> {
            throw noDevice(Operation.DEVICE_FEATURE);
        });
    }

    @Override
    public void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException {
        for (RegionContent content : recording.contents()) {
            long start = offset - content.offset();
            if (content.region() == region.index()
                    && Long.compareUnsigned(start, content.size()) < 0
                    && Long.compareUnsigned(content.size() - start, into.limit()) >= 0) {
                try {
                    content.reader().read(offset, into);
                    return;
                } catch (DeviceException e) {
                    throw new VfioException(
                            name,
                            Operation.REGION_READ,
                            Errno.EIO,
                            new Advice(e.getMessage(), "Put the file back, and open it again"));
                }
            }
        }
        throw new VfioException(
                name,
                Operation.REGION_READ,
                Errno.ENODATA,
                new Advice(
                        "Not captured: the file does not hold these bytes",
                        "Capture the device again, with --content for this part of the region"));
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        throw new VfioException(name, Operation.REGION_WRITE, Errno.EROFS, NO_DEVICE);
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        throw new IllegalStateException("a capture makes no dmabufs");
    }

    @Override
    public void close() {
        // nothing is held open: the file is read when content is asked for
    }

    private VfioException noDevice(Operation operation) {
        return new VfioException(name, operation, Errno.ENODEV, NO_DEVICE);
    }
}
