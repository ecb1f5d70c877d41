package org.vfioscope.linux.internal.vfio;

import java.util.List;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.linux.internal.libc.DeviceNode;
import org.vfioscope.model.dma.IovaRange;

/** What an open device reaches the IOMMU through: the container of its group, or an iommufd. */
interface IommuBackend extends AutoCloseable {

    /** How the device was opened, as shown. */
    String via();

    /** See {@link org.vfioscope.access.spi.DeviceIo#attach}. */
    Optional<AddressSpaceIo> attach(DeviceNode device) throws VfioException;

    /** See {@link org.vfioscope.access.spi.DeviceIo#iovaRanges}. */
    List<IovaRange> iovaRanges() throws VfioException;

    /** Closes an address space that was left open; called before the device is closed. */
    void detach() throws VfioException;

    /** Gives up the device's part of it; called after the device was closed. */
    @Override
    void close() throws VfioException;
}
