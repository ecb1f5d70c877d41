package org.vfioscope.simulator.internal.kernel;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A simulated dmabuf descriptor. */
final class SimulatedDmabuf implements DmabufDescriptor {

    /** DMA_BUF_NAME_LEN without its NUL, linux/dma-buf.h. */
    private static final int LONGEST_NAME = 31;

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
    public Optional<String> name() throws VfioException {
        return opened(Operation.DMABUF_INSPECT).name();
    }

    @Override
    public void setName(String name) throws VfioException {
        DmabufFile named = opened(Operation.DMABUF_SET_NAME);
        boolean tooLong = name.getBytes(StandardCharsets.UTF_8).length > LONGEST_NAME;
        new Refusals(subject(), Operation.DMABUF_SET_NAME).when(tooLong, Errno.EINVAL);
        named.name(name);
    }

    @Override
    public TriedImport tryImport() throws VfioException {
        DmabufFile tried = opened(Operation.IOAS_MAP_FILE);
        if (tried.isRevoked()) {
            return new TriedImport.Refused(Errno.ENODEV);
        }
        return tried.ranges() == 1 ? new TriedImport.Taken() : new TriedImport.Refused(Errno.EOPNOTSUPP);
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

    /** The open file; EBADF where it is closed. */
    DmabufFile opened(Operation operation) throws VfioException {
        if (file == null || !table.isOpen(file)) {
            throw new VfioException(subject(), operation, Errno.EBADF);
        }
        return file;
    }

    private String subject() {
        return "%s, dmabuf fd %d".formatted(device, fd);
    }
}
