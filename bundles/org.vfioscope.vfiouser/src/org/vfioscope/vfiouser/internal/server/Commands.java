package org.vfioscope.vfiouser.internal.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.parse.RegionInfoParser;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.Message;

/**
 * Carries out the commands of one client. There is neither DMA nor are there interrupts: a client may offer its memory and
 * its event descriptors, which a virtual machine monitor does before it looks at anything, and nothing is done with them.
 */
final class Commands {

    private static final int DEVICE_INFO = 16;
    private static final int IRQ_INFO = 16;
    private static final int IO_FDS = 16;
    /** struct vfio_irq_set without data: argsz, flags, index, start, count. */
    private static final int IRQ_SET = 20;

    /** struct vfio_device_feature without data: argsz, flags. */
    private static final int FEATURE = 8;
    /** VFIO_DEVICE_FEATURE_MASK, linux/vfio.h. */
    private static final int FEATURE_NUMBER = 0xffff;
    /** VFIO_DEVICE_FEATURE_GET, linux/vfio.h. */
    private static final int FEATURE_GET = 1 << 16;
    /** VFIO_DEVICE_FEATURE_SET, linux/vfio.h. */
    private static final int FEATURE_SET = 1 << 17;
    /** VFIO_DEVICE_FEATURE_PROBE, linux/vfio.h. */
    private static final int FEATURE_PROBE = 1 << 18;
    /** VFIO_DEVICE_FEATURE_DMA_BUF, linux/vfio.h. */
    private static final int FEATURE_DMA_BUF = 11;

    private static final int FEATURE_OPERATIONS = FEATURE_GET | FEATURE_SET | FEATURE_PROBE;
    private static final int FEATURE_BITS = FEATURE_NUMBER | FEATURE_OPERATIONS;

    private static final int DMA_MAP = 32;
    private static final int DMA_UNMAP = 24;
    private static final int INDEX = 8;

    private final DeviceSession device;
    private final ServedRegions regions;
    private final boolean takesDescriptors;

    /**
     * The commands of a client.
     *
     * @param device the device
     * @param regions its regions
     * @param takesDescriptors whether the client takes a descriptor with a reply
     */
    Commands(DeviceSession device, ServedRegions regions, boolean takesDescriptors) {
        this.device = device;
        this.regions = regions;
        this.takesDescriptors = takesDescriptors;
    }

    /** Carries a command out. */
    Answer run(Message message) throws Refusal, VfioException, DeviceException {
        Command command = Command.of(message.header().command()).orElseThrow(() -> new Refusal(Errno.EOPNOTSUPP));
        ByteBuffer payload = message.payload();
        return switch (command) {
            case DMA_MAP -> {
                Refusal.unless(payload.limit() >= DMA_MAP);
                yield Answer.EMPTY;
            }
            case DMA_UNMAP -> {
                Refusal.unless(payload.limit() >= DMA_UNMAP);
                yield Answer.of(Answer.payload(DMA_UNMAP).put(0, payload, 0, DMA_UNMAP));
            }
            case DEVICE_GET_INFO -> deviceInfo(payload);
            case DEVICE_GET_REGION_INFO -> regionInfo(payload);
            case DEVICE_GET_REGION_IO_FDS -> regionIoFds(payload);
            case DEVICE_GET_IRQ_INFO -> irqInfo(payload);
            case DEVICE_SET_IRQS -> setIrqs(payload);
            case REGION_READ -> read(payload);
            case REGION_WRITE -> write(payload);
            case DEVICE_RESET -> {
                regions.reset();
                yield Answer.EMPTY;
            }
            case DEVICE_FEATURE -> feature(payload);
            case VERSION -> throw new Refusal(Errno.EINVAL);
            case DMA_READ, DMA_WRITE, REGION_WRITE_MULTI -> throw new Refusal(Errno.EOPNOTSUPP);
        };
    }

    private Answer deviceInfo(ByteBuffer payload) throws Refusal {
        requireRoom(payload, DEVICE_INFO);
        DeviceInfo info = device.snapshot().info();
        return Answer.of(Answer.payload(DEVICE_INFO)
                .putInt(0, DEVICE_INFO)
                .putInt(4, info.rawFlags() & ~DeviceFlag.CAPS.mask())
                .putInt(8, Math.min(info.regionCount(), Limits.REGIONS))
                .putInt(12, Math.min(info.irqCount(), Limits.IRQS)));
    }

    private Answer regionInfo(ByteBuffer payload) throws Refusal {
        int room = requireRoom(payload, RegionInfoParser.SIZE);
        RegionInfo region = regions.region(payload.getInt(INDEX)).info();
        ByteBuffer info = RegionInfoWriter.write(region, room);
        boolean whole = info.limit() == info.getInt(0);
        return new Answer(info, whole && takesDescriptors ? regions.descriptors(region.index()) : List.of());
    }

    private Answer regionIoFds(ByteBuffer payload) throws Refusal {
        requireRoom(payload, IO_FDS);
        // flags and count are zero in a request; a region without a flag is none, as libvfio-user has it
        Refusal.unless(payload.getInt(4) == 0 && payload.getInt(12) == 0);
        RegionInfo region = regions.region(payload.getInt(INDEX)).info();
        Refusal.unless(region.rawFlags() != 0);
        // no part of a region is reached by ioeventfd or ioregionfd
        return Answer.of(Answer.payload(IO_FDS).putInt(0, IO_FDS).putInt(INDEX, region.index()));
    }

    /**
     * A PROBE is answered as the served device answers it, but for DMA_BUF: no message carries a dmabuf. Nothing is got or set,
     * which a client that tries is told as of a feature that there is not.
     */
    private Answer feature(ByteBuffer payload) throws Refusal {
        requireRoom(payload, FEATURE);
        List<FeatureProbe> features = device.snapshot().features();
        if (features.isEmpty()) {
            throw new Refusal(Errno.EOPNOTSUPP);
        }
        int flags = payload.getInt(4);
        Refusal.unless((flags & FEATURE_OPERATIONS) != 0 && (flags & ~FEATURE_BITS) == 0);
        Optional<FeatureProbe> feature = features.stream()
                .filter(candidate -> candidate.number() == (flags & FEATURE_NUMBER))
                .filter(candidate -> candidate.number() != FEATURE_DMA_BUF)
                .findFirst();
        if ((flags & FEATURE_PROBE) == 0 || feature.isEmpty()) {
            throw new Refusal(Errno.ENOTTY);
        }
        refuseAs((flags & FEATURE_GET) == 0 ? Optional.empty() : feature.get().get());
        refuseAs((flags & FEATURE_SET) == 0 ? Optional.empty() : feature.get().set());
        return Answer.of(Answer.payload(FEATURE).putInt(0, FEATURE).putInt(4, flags));
    }

    private static void refuseAs(Optional<Errno> answered) throws Refusal {
        if (answered.isPresent()) {
            throw new Refusal(answered.get());
        }
    }

    private Answer irqInfo(ByteBuffer payload) throws Refusal {
        requireRoom(payload, IRQ_INFO);
        IrqInfo irq = irq(payload.getInt(INDEX));
        return Answer.of(Answer.payload(IRQ_INFO)
                .putInt(0, IRQ_INFO)
                .putInt(4, irq.rawFlags())
                .putInt(INDEX, irq.index())
                .putInt(12, irq.count()));
    }

    private Answer setIrqs(ByteBuffer payload) throws Refusal {
        requireRoom(payload, IRQ_SET);
        IrqInfo irq = irq(payload.getInt(INDEX));
        long end = Integer.toUnsignedLong(payload.getInt(12)) + Integer.toUnsignedLong(payload.getInt(16));
        Refusal.unless(end <= irq.count());
        return Answer.EMPTY;
    }

    private IrqInfo irq(int index) throws Refusal {
        return device.snapshot().irqs().stream()
                .filter(irq -> irq.index() == index)
                .findFirst()
                .orElseThrow(() -> new Refusal(Errno.EINVAL));
    }

    private Answer read(ByteBuffer payload) throws Refusal, VfioException, DeviceException {
        Refusal.unless(payload.limit() == Limits.ACCESS_HEADER);
        int count = payload.getInt(12);
        Refusal.unless(count >= 0 && count <= Limits.TRANSFER);
        ByteBuffer reply = Answer.payload(Limits.ACCESS_HEADER + count);
        reply.put(0, payload, 0, Limits.ACCESS_HEADER);
        regions.read(payload.getInt(INDEX), payload.getLong(0), reply.slice(Limits.ACCESS_HEADER, count));
        return Answer.of(reply);
    }

    private Answer write(ByteBuffer payload) throws Refusal, VfioException, DeviceException {
        Refusal.unless(payload.limit() >= Limits.ACCESS_HEADER);
        int count = payload.getInt(12);
        Refusal.unless(count == payload.limit() - Limits.ACCESS_HEADER);
        regions.write(payload.getInt(INDEX), payload.getLong(0), payload.slice(Limits.ACCESS_HEADER, count));
        return Answer.of(Answer.payload(Limits.ACCESS_HEADER).put(0, payload, 0, Limits.ACCESS_HEADER));
    }

    /** The argsz at the start of an info request: how many bytes of reply the client has room for. */
    private static int requireRoom(ByteBuffer payload, int size) throws Refusal {
        Refusal.unless(payload.limit() >= size);
        int room = payload.getInt(0);
        Refusal.unless(Integer.compareUnsigned(room, size) >= 0);
        return room < 0 ? Integer.MAX_VALUE : room;
    }
}
