package org.vfioscope.simulator.internal.kernel;

import java.util.List;
import java.util.Map;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A simulated dmabuf descriptor. */
final class SimulatedDmabuf implements DmabufDescriptor {

    private final String device;
    private final DescriptorTable table;
    private final int fd;
    private final DmabufFile file;

    /**
     * The descriptor with a number.
     *
     * @param device the device's name, for messages
     * @param table the table it is in
     * @param fd its number; where it is not open, every question is answered with EBADF
     */
    SimulatedDmabuf(String device, DescriptorTable table, int fd) {
        this.device = device;
        this.table = table;
        this.fd = fd;
        this.file = table.get(fd);
    }

    @Override
    public int fd() {
        return fd;
    }

    @Override
    public long size() throws VfioException {
        return opened(Operation.DMABUF_INSPECT).size();
    }

    @Override
    public long inode() throws VfioException {
        return opened(Operation.DMABUF_INSPECT).inode();
    }

    @Override
    public String exporter() throws VfioException {
        opened(Operation.DMABUF_INSPECT);
        return DmabufExporter.NAME;
    }

    @Override
    public int spawn(List<String> command, Map<String, String> environment) throws VfioException {
        opened(Operation.SPAWN);
        throw new VfioException(
                subject(),
                Operation.SPAWN,
                Errno.EOPNOTSUPP,
                new Advice(
                        "A simulated dmabuf has no descriptor that a command could inherit",
                        "Use a real device, or the lab's guest"));
    }

    @Override
    public void close() {
        if (file != null) {
            table.close(file);
        }
    }

    private DmabufFile opened(Operation operation) throws VfioException {
        if (file == null || !table.isOpen(file)) {
            throw new VfioException(subject(), operation, Errno.EBADF);
        }
        return file;
    }

    private String subject() {
        return "%s, dmabuf fd %d".formatted(device, fd);
    }
}
