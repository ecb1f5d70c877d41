package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.SimulatedHardware;

/** One open simulated device. */
public final class SimulatedDevice implements DeviceIo {

    private final SimulatedHardware hardware;
    private final DescriptorTable table;
    private final Runnable onClose;
    private final InfoReplies infos;
    private final RegionReply regions;
    private final RegionAccess access;
    private final Optional<DeviceFeatureCall> features;
    private volatile boolean open = true;

    /**
     * Opens a device; its registers start as its file says.
     *
     * @param hardware the device
     * @param table where its dmabufs get their numbers
     * @param onClose told once, when the device is closed
     */
    public SimulatedDevice(SimulatedHardware hardware, DescriptorTable table, Runnable onClose) {
        this.hardware = hardware;
        this.table = table;
        this.onClose = onClose;
        this.infos = new InfoReplies(hardware);
        this.regions = new RegionReply(hardware);
        this.access = new RegionAccess(hardware);
        DmabufExporter exporter = new DmabufExporter(hardware, table);
        this.features = hardware.kernel()
                .features()
                .map(known -> new FeatureCall(hardware, known, exporter, this::requireOpen));
    }

    @Override
    public String via() {
        return hardware.via();
    }

    @Override
    public long pageSize() {
        return hardware.kernel().pageSize();
    }

    @Override
    public void getInfo(ByteBuffer info) throws VfioException {
        requireOpen(Operation.DEVICE_GET_INFO);
        infos.device(info);
    }

    @Override
    public void getRegionInfo(ByteBuffer info) throws VfioException {
        requireOpen(Operation.DEVICE_GET_REGION_INFO);
        regions.region(info);
    }

    @Override
    public void getIrqInfo(ByteBuffer info) throws VfioException {
        requireOpen(Operation.DEVICE_GET_IRQ_INFO);
        infos.irq(info);
    }

    @Override
    public Optional<DeviceFeatureCall> deviceFeature() {
        return features;
    }

    @Override
    public void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException {
        requireOpen(Operation.REGION_READ);
        access.read(region.index(), offset, into);
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        requireOpen(Operation.REGION_WRITE);
        access.write(region.index(), offset, from);
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        return new SimulatedDmabuf(hardware.name(), table, fd);
    }

    @Override
    public void close() {
        if (open) {
            open = false;
            onClose.run();
        }
    }

    private void requireOpen(Operation operation) throws VfioException {
        new Refusals(hardware.name(), operation).when(!open, Errno.EBADF);
    }
}
