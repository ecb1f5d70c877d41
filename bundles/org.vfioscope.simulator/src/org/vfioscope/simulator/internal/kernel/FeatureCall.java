package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.FeatureOperation;
import org.vfioscope.simulator.internal.data.SimulatedHardware;

/** Answers VFIO_DEVICE_FEATURE with the checks of vfio_ioctl_device_feature and vfio_check_feature, in their order. */
final class FeatureCall implements DeviceFeatureCall {

    /** VFIO_DEVICE_FEATURE_DMA_BUF, linux/vfio.h. */
    static final int DMA_BUF = 11;

    /** VFIO_DEVICE_FEATURE_MASK, _GET, _SET and _PROBE, linux/vfio.h. */
    private static final int MASK = 0xffff;

    private static final int GET = 1 << 16;
    private static final int SET = 1 << 17;
    private static final int PROBE = 1 << 18;
    /** sizeof(struct vfio_device_feature). */
    private static final int HEADER = 8;

    private final String device;
    private final Map<Integer, Set<FeatureOperation>> features;
    private final DmabufExporter exporter;
    private final OpenCheck open;

    /** Refuses calls on a closed device. */
    @FunctionalInterface
    interface OpenCheck {
        void require(Operation operation) throws VfioException;
    }

    FeatureCall(
            SimulatedHardware hardware,
            Map<Integer, Set<FeatureOperation>> features,
            DmabufExporter exporter,
            OpenCheck open) {
        this.device = hardware.name();
        this.features = features;
        this.exporter = exporter;
        this.open = open;
    }

    @Override
    public int deviceFeature(ByteBuffer feature) throws VfioException {
        ByteBuffer request = feature.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int flags = request.limit() < HEADER ? 0 : request.getInt(4);
        int number = flags & MASK;
        Operation operation = number == DMA_BUF ? Operation.DEVICE_FEATURE_DMA_BUF : Operation.DEVICE_FEATURE;
        open.require(operation);
        Refusals refuse = new Refusals(device, operation);
        refuse.when(request.limit() < HEADER, Errno.EFAULT);
        boolean get = (flags & GET) != 0;
        boolean set = (flags & SET) != 0;
        boolean probe = (flags & PROBE) != 0;
        refuse.when(Integer.compareUnsigned(request.getInt(0), HEADER) < 0, Errno.EINVAL);
        refuse.when((flags & ~(MASK | GET | SET | PROBE)) != 0, Errno.EINVAL);
        refuse.when(get && set && !probe, Errno.EINVAL);
        Set<FeatureOperation> offered = features.get(number);
        refuse.when(offered == null, Errno.ENOTTY);
        // a driver without get_dmabuf_phys says so before it looks at the operation
        refuse.when(number == DMA_BUF && offered.isEmpty(), Errno.EOPNOTSUPP);
        // any other feature that is known, but offers nothing here, refuses even the bare probe
        refuse.when(offered.isEmpty(), Errno.EINVAL);
        refuse.when(get && !offered.contains(FeatureOperation.GET), Errno.EINVAL);
        refuse.when(set && !offered.contains(FeatureOperation.SET), Errno.EINVAL);
        if (probe) {
            return 0;
        }
        refuse.when(!get && !set, Errno.EINVAL);
        if (number == DMA_BUF) {
            return exporter.export(request);
        }
        throw new VfioException(
                device,
                operation,
                Errno.EOPNOTSUPP,
                new Advice(
                        "The simulator answers probes of feature " + number + ", but does not carry it out",
                        "Use a real device"));
    }
}
