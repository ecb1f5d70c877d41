package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.mapping.KernelRegionMapping;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.Message;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;

/**
 * A device behind a server's socket. A connection that was lost is made anew when the device's info is asked for, which is
 * how a device is read anew; until then every other call says that it is lost, so that nothing is written to a device that
 * came in its place.
 */
public final class VfioUserDeviceIo implements DeviceIo {

    private final String device;
    private final Connector connector;
    private final PciNames names;
    private volatile Connection connection;
    private OptionalCommands optional;
    private volatile Runnable lossListener = () -> {};

    private VfioUserDeviceIo(String device, Connector connector, PciNames names) throws VfioException {
        this.device = device;
        this.connector = connector;
        this.names = names;
        connect();
    }

    /**
     * A server that ends the connection over a command that it may lack is connected to again, and not asked over that
     * connection. Each connection that is made later is asked anew: it may have been the server's own end.
     */
    private void connect() throws VfioException {
        connectOnce();
        try {
            optional = OptionalCommands.ask(connection);
        } catch (VfioException e) {
            boolean hungUp = !connection.isOpen();
            // as lost, not as closed: it is this connection that is shown until there is another
            connection.lose(e);
            connection.close();
            if (!hungUp) {
                throw e;
            }
            connectOnce();
        }
    }

    private void connectOnce() throws VfioException {
        connection = connector.connect();
        connection.onLoss(lossListener);
        optional = OptionalCommands.none(connection);
    }

    /**
     * Connects to a server. Blocks.
     *
     * @param device the device's name
     * @param socket the server's socket
     * @param names gives the names of PCI ids
     * @return the device; the caller closes it
     * @throws VfioException if nobody listens, or it is no vfio-user server that can be talked with
     */
    public static VfioUserDeviceIo open(String device, Path socket, PciNames names) throws VfioException {
        return open(device, Connector.of(device, socket), names);
    }

    static VfioUserDeviceIo open(String device, Connector connector, PciNames names) throws VfioException {
        return new VfioUserDeviceIo(device, connector, names);
    }

    @Override
    public String via() {
        return "vfio-user %d.%d"
                .formatted(connection.version().major(), connection.version().minor());
    }

    @Override
    public long pageSize() {
        return LibC.pageSize();
    }

    @Override
    public DeviceDescription describe(DeviceDescription discovered) throws VfioException {
        try {
            return new OpenDescription(this, names, connection.version().simulated()).complete(discovered);
        } catch (VfioException e) {
            if (connection.isOpen()) {
                // it is asked again when the device is read as a whole, and what it refuses is told then
                return OpenDescription.marked(discovered, connection.version().simulated());
            }
            throw e;
        }
    }

    @Override
    public void getInfo(ByteBuffer info) throws VfioException {
        if (!connection.isOpen()) {
            connection.close();
            connect();
        }
        ByteBuffer payload = payload(InfoReplies.DEVICE_INFO).putInt(0, InfoReplies.DEVICE_INFO);
        Request request =
                Request.of(Command.DEVICE_GET_INFO, payload, InfoReplies.DEVICE_INFO, Operation.DEVICE_GET_INFO);
        try (Message reply = connection.call(request)) {
            InfoReplies.device(reply.payload(), info);
        } catch (ProtocolException e) {
            throw connection.violated(request.operation(), e);
        }
    }

    @Override
    public void getRegionInfo(ByteBuffer info) throws VfioException {
        int index = info.getInt(InfoReplies.INDEX);
        int largest = Math.min(info.limit(), Limits.REGION_INFO);
        ByteBuffer payload = payload(InfoReplies.REGION_INFO).putInt(0, largest).putInt(InfoReplies.INDEX, index);
        Request request = new Request(
                Command.DEVICE_GET_REGION_INFO,
                payload,
                InfoReplies.REGION_INFO,
                largest,
                1,
                Operation.DEVICE_GET_REGION_INFO);
        try (Message reply = connection.call(request)) {
            boolean mappable = InfoReplies.region(reply.payload(), index, info);
            if (!reply.descriptors().isEmpty()) {
                if (!mappable) {
                    throw new ProtocolException("a descriptor of region %d, which cannot be mapped".formatted(index));
                }
                connection.descriptors().keep(index, reply.takeDescriptor());
            }
        } catch (ProtocolException e) {
            throw connection.violated(request.operation(), e);
        }
    }

    @Override
    public void getIrqInfo(ByteBuffer info) throws VfioException {
        int index = info.getInt(InfoReplies.INDEX);
        ByteBuffer payload =
                payload(InfoReplies.IRQ_INFO).putInt(0, InfoReplies.IRQ_INFO).putInt(InfoReplies.INDEX, index);
        Request request =
                Request.of(Command.DEVICE_GET_IRQ_INFO, payload, InfoReplies.IRQ_INFO, Operation.DEVICE_GET_IRQ_INFO);
        try (Message reply = connection.call(request)) {
            InfoReplies.irq(reply.payload(), index, info);
        } catch (ProtocolException e) {
            throw connection.violated(request.operation(), e);
        }
    }

    /** Probes alone: the protocol's VFIO_USER_DEVICE_FEATURE has no DMA_BUF, and its other features are of migration. */
    @Override
    public Optional<DeviceFeatureCall> deviceFeature() {
        return optional.features();
    }

    @Override
    public List<RegionIoFd> regionIoFds(RegionInfo region) throws VfioException {
        return optional.ioFds(region);
    }

    @Override
    public void onLoss(Runnable listener) {
        lossListener = listener;
        connection.onLoss(listener);
    }

    @Override
    public Optional<VfioException> loss() {
        return connection.loss();
    }

    @Override
    public void read(RegionInfo region, long offset, ByteBuffer into) throws VfioException {
        new RegionTransfer(device, connection, region, offset).read(into);
    }

    @Override
    public void write(RegionInfo region, long offset, ByteBuffer from) throws VfioException {
        new RegionTransfer(device, connection, region, offset).write(from);
    }

    @Override
    public DmabufDescriptor dmabuf(int fd) {
        throw new UnsupportedOperationException("a vfio-user device has no feature that makes dmabufs");
    }

    @Override
    public RegionMapping map(RegionInfo region, long offset, long length, boolean writable) throws VfioException {
        Connection maker = connection;
        OwnedDescriptor descriptor = maker.descriptors()
                .of(region.index())
                .orElseThrow(() -> ServerErrors.unmappable(device, region.index()));
        try {
            return new LosableMapping(
                    device, maker::isOpen, KernelRegionMapping.of(descriptor, region, offset, length, writable));
        } catch (VfioException e) {
            boolean forbidden = e.errno().equals(Errno.EPERM) || e.errno().equals(Errno.EACCES);
            throw writable && forbidden ? ServerErrors.readOnly(e) : e;
        }
    }

    @Override
    public void reset() throws VfioException {
        Request request = Request.of(Command.DEVICE_RESET, payload(0), 0, Operation.DEVICE_RESET);
        connection.call(request).close();
    }

    private static ByteBuffer payload(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }

    @Override
    public void close() throws VfioException {
        connection.close();
    }
}
