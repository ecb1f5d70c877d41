package org.vfioscope.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A descriptor that writes down what is done with it. */
final class TestDmabuf implements DmabufDescriptor {

    private final List<String> log;
    private String name = "";

    TestDmabuf(List<String> log) {
        this.log = log;
    }

    @Override
    public int fd() {
        return TestDevice.FD;
    }

    @Override
    public long size() {
        return 0x3000;
    }

    @Override
    public long inode() {
        return 77;
    }

    @Override
    public String exporter() {
        return "vfio_pci_core";
    }

    @Override
    public Optional<String> name() {
        return Optional.of(name).filter(given -> !given.isEmpty());
    }

    @Override
    public void setName(String given) throws VfioException {
        if (given.length() > 31) {
            throw new VfioException("dmabuf 42", Operation.DMABUF_SET_NAME, Errno.EINVAL);
        }
        name = given;
    }

    @Override
    public List<String> attachments() throws VfioException {
        if (name.isEmpty()) {
            throw new VfioException("dmabuf 42", Operation.DMABUF_INSPECT, Errno.EACCES);
        }
        return List.of("iommu", "0000:03:00.0");
    }

    @Override
    public boolean send(Path socket, BooleanSupplier cancelled) {
        log.add("sent to " + socket);
        return true;
    }

    @Override
    public int spawn(List<String> command, Map<String, String> environment) throws VfioException {
        if (command.getFirst().equals("missing")) {
            throw new VfioException("missing", Operation.SPAWN, Errno.ENOENT);
        }
        log.add("ran %s with %s".formatted(command, new TreeMap<>(environment)));
        return 7;
    }

    @Override
    public void close() {
        log.add("dmabuf closed");
    }
}
