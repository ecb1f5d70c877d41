package org.vfioscope.linux.internal.vfio;

import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.linux.internal.libc.Sharing;
import org.vfioscope.model.dma.IovaRange;

/**
 * The container of a device's group. All devices of the group use it from the moment at which the group is opened, so to ask it
 * changes nothing.
 *
 * @param group the device's share in its group
 */
record GroupBackend(Sharing<Integer, VfioGroup>.Share group) implements IommuBackend {

    @Override
    public String via() {
        return "group %d, %s".formatted(group.get().number(), group.get().type().label());
    }

    @Override
    public Optional<AddressSpaceIo> attach(DeviceNode device) {
        return group.get().type() == ContainerType.TYPE1
                ? Optional.of(new Type1AddressSpace(
                        group.get().container(), group.get().number()))
                : Optional.empty();
    }

    @Override
    public List<IovaRange> iovaRanges() throws VfioException {
        return group.get().type() == ContainerType.TYPE1
                ? Type1Info.iovaRanges(group.get().container())
                : List.of();
    }

    @Override
    public void detach() {
        // a device is never apart from its group's container
    }

    @Override
    public void close() throws VfioException {
        group.close();
    }
}
