package org.vfioscope.access;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.errno.Errno;

/**
 * The one routine through which every device feature of every backend is asked for. It answers "unsupported" for
 * backends without device features and for ENOTTY; any other error goes to the caller.
 */
final class DeviceFeatures {

    /** VFIO_DEVICE_FEATURE_DMA_BUF, linux/vfio.h. */
    static final int DMA_BUF = 11;

    /** How many feature numbers are probed. */
    private static final int FEATURES = 32;

    /** VFIO_DEVICE_FEATURE_GET, linux/vfio.h. */
    private static final int GET = 1 << 16;
    /** VFIO_DEVICE_FEATURE_SET, linux/vfio.h. */
    private static final int SET = 1 << 17;
    /** VFIO_DEVICE_FEATURE_PROBE, linux/vfio.h. */
    private static final int PROBE = 1 << 18;

    /** sizeof(struct vfio_device_feature): argsz, flags. */
    private static final int HEADER_SIZE = 8;
    /** sizeof(struct vfio_device_feature_dma_buf): region_index, open_flags, flags, nr_ranges. */
    private static final int DMA_BUF_SIZE = 16;
    /** sizeof(struct vfio_region_dma_range): offset, length. */
    private static final int RANGE_SIZE = 16;

    private final DeviceIo io;
    private final FeatureReply.Reason notKnownTo;

    DeviceFeatures(DeviceIo io, DeviceDescription device) {
        this.io = io;
        // what is no PCI device has a driver of its own kind, which says nothing about the kernel's vfio-pci
        this.notKnownTo = device.pci().isPresent() ? FeatureReply.Reason.KERNEL : FeatureReply.Reason.DRIVER;
    }

    /** What the device answers for every feature number there may be; probes change nothing. */
    List<FeatureProbe> probeAll() {
        List<FeatureProbe> probes = new ArrayList<>();
        if (io.deviceFeature().isPresent()) {
            for (int number = 0; number < FEATURES; number++) {
                probes.add(new FeatureProbe(number, FeatureProbe.name(number), probe(number, GET), probe(number, SET)));
            }
        }
        return probes;
    }

    private Optional<Errno> probe(int number, int direction) {
        try {
            return switch (call(header(HEADER_SIZE, PROBE | direction | number))) {
                case FeatureReply.Answered answered -> Optional.empty();
                case FeatureReply.Unsupported unsupported -> Optional.of(Errno.ENOTTY);
            };
        } catch (VfioException e) {
            return Optional.of(e.errno());
        }
    }

    /** Whether a dmabuf can be asked for; a probe creates nothing. */
    FeatureSupport probeDmabuf() {
        ByteBuffer probe = header(HEADER_SIZE, PROBE | GET | DMA_BUF);
        try {
            return switch (makesDmabufs() ? call(probe) : unsupported()) {
                case FeatureReply.Answered answered ->
                    new FeatureSupport(Level.SUPPORTED, "offered by the kernel's driver");
                case FeatureReply.Unsupported unsupported ->
                    new FeatureSupport(
                            switch (unsupported.reason()) {
                                case BACKEND, PROBES_ALONE -> Level.NOT_IN_BACKEND;
                                case KERNEL -> Level.NOT_IN_KERNEL;
                                case DRIVER -> Level.NOT_IN_DRIVER;
                            },
                            dmabufReason(unsupported.reason()));
            };
        } catch (VfioException e) {
            boolean declined = e.errno().equals(Errno.EOPNOTSUPP);
            return new FeatureSupport(declined ? Level.NOT_IN_DRIVER : Level.ERROR, e.explained());
        }
    }

    /** GET of DMA_BUF for ranges of a region; the answer's value is the descriptor. */
    FeatureReply getDmabuf(DmabufRequest request, List<DmabufRange> ranges) throws VfioException {
        ByteBuffer get = header(HEADER_SIZE + DMA_BUF_SIZE + ranges.size() * RANGE_SIZE, GET | DMA_BUF);
        get.putInt(request.region()).putInt(request.openFlags()).putInt(0).putInt(ranges.size());
        for (DmabufRange range : ranges) {
            get.putLong(range.regionOffset()).putLong(range.length());
        }
        return makesDmabufs() ? call(get.clear()) : unsupported();
    }

    /** Where features can be probed alone, not even the probe is asked: nothing could be made of a yes. */
    private boolean makesDmabufs() {
        return io.deviceFeature().filter(call -> !call.probesAlone()).isPresent();
    }

    private FeatureReply unsupported() {
        return new FeatureReply.Unsupported(
                io.deviceFeature().isPresent() ? FeatureReply.Reason.PROBES_ALONE : FeatureReply.Reason.BACKEND);
    }

    /** Says in words why there are no dmabufs. */
    static String dmabufReason(FeatureReply.Reason reason) {
        return switch (reason) {
            case BACKEND -> "unsupported: this backend has no device features, so it cannot export dmabufs";
            case PROBES_ALONE ->
                "unsupported: this backend's device features can be probed alone, so it cannot export dmabufs";
            case KERNEL ->
                "unsupported: the kernel answered ENOTTY, so it has no dmabuf export for VFIO (Linux 6.19 and later"
                        + " with CONFIG_VFIO_PCI_DMABUF have it); plain mmap goes on";
            case DRIVER ->
                "unsupported: this device's driver answered ENOTTY; only vfio-pci and its variants export dmabufs, and"
                        + " this is no PCI device; plain mmap goes on";
        };
    }

    private FeatureReply call(ByteBuffer feature) throws VfioException {
        Optional<DeviceFeatureCall> backend = io.deviceFeature();
        if (backend.isEmpty()) {
            return unsupported();
        }
        try {
            return new FeatureReply.Answered(backend.get().deviceFeature(feature));
        } catch (VfioException e) {
            if (e.errno().equals(Errno.ENOTTY)) {
                return new FeatureReply.Unsupported(notKnownTo);
            }
            throw e;
        }
    }

    private static ByteBuffer header(int size, int flags) {
        return ByteBuffer.allocate(size)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(size)
                .putInt(flags);
    }
}
