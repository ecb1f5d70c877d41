package org.vfioscope.simulator.internal.kernel;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.data.SimulatedHardware;
import org.vfioscope.simulator.internal.data.SimulatedRegion;

/** One open simulated device. */
public final class SimulatedDevice implements DeviceIo {

    /** What an Intel IOMMU with 39 bits tells: all but the window of the interrupts. */
    private static final List<IovaRange> USABLE =
            List.of(new IovaRange(0, 0xfedf_ffffL), new IovaRange(0xfef0_0000L, 0x7f_ffff_ffffL));

    private final SimulatedHardware hardware;
    private final Optional<OpenWay> way;
    private final DescriptorTable table;
    private final IoasIds iommufd;
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
     * @param way how it is opened; empty for a backend without a kernel
     * @param table where its dmabufs get their numbers
     * @param iommufd where its IOASes get their ids
     * @param onClose told once, when the device is closed
     */
    public SimulatedDevice(
            SimulatedHardware hardware,
            Optional<OpenWay> way,
            DescriptorTable table,
            IoasIds iommufd,
            Runnable onClose) {
        this.hardware = hardware;
        this.way = way;
        this.table = table;
        this.iommufd = iommufd;
        this.onClose = onClose;
        this.infos = new InfoReplies(hardware);
        this.regions = new RegionReply(hardware);
        this.access = new RegionAccess(hardware);
        DmabufExporter exporter = new DmabufExporter(hardware, table, () -> !open || !access.memoryEnabled());
        this.features = hardware.kernel()
                .features()
                .map(known -> new FeatureCall(hardware, known, exporter, this::requireOpen));
    }

    @Override
    public String via() {
        return way.filter(OpenWay.IOMMUFD::equals).isPresent()
                ? "iommufd, vfio" + hardware.cdev().orElseThrow()
                : hardware.via();
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
    public List<MmapRange> content(RegionInfo region) {
        return hardware.regions().containsKey(region.index())
                ? access.content(region.index())
                : DeviceIo.super.content(region);
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        requireOpen(Operation.REGION_WRITE);
        access.write(region.index(), offset, from);
    }

    @Override
    public RegionMapping map(RegionInfo region, long offset, long length, boolean writable) throws VfioException {
        requireOpen(Operation.REGION_MMAP);
        SimulatedRegion simulated = hardware.regions().get(region.index());
        boolean taken = simulated != null && Mappable.takes(hardware, simulated, offset, length);
        new Refusals(hardware.name(), Operation.REGION_MMAP).when(!taken, Errno.EINVAL);
        return new SimulatedMapping(hardware.name(), access, region.index(), offset, length, writable);
    }

    @Override
    public Optional<AddressSpaceIo> attach() throws VfioException {
        requireOpen(Operation.DEVICE_ATTACH_IOMMUFD_PT);
        return way.map(chosen -> switch (chosen) {
            case IOMMUFD -> new Ioas(iommufd.next(), USABLE, pageSize());
            case GROUP -> new Container(hardware.description().iommuGroup().orElseThrow(), USABLE, pageSize());
        });
    }

    @Override
    public List<IovaRange> iovaRanges() throws VfioException {
        requireOpen(Operation.IOAS_IOVA_RANGES);
        return way.isPresent() ? USABLE : List.of();
    }

    @Override
    public void getHotResetInfo(ByteBuffer info) throws VfioException {
        requireOpen(Operation.DEVICE_GET_PCI_HOT_RESET_INFO);
        if (way.isEmpty()) {
            DeviceIo.super.getHotResetInfo(info);
        }
        new HotResetReply(hardware, way.filter(OpenWay.IOMMUFD::equals).isPresent()).devices(info);
    }

    @Override
    public void reset() throws VfioException {
        requireOpen(Operation.DEVICE_RESET);
        new Refusals(hardware.name(), Operation.DEVICE_RESET).when(!hardware.resettable(), Errno.EINVAL);
        access.reset();
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
