package org.vfioscope.linux.internal.vfio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.ChildProcess;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A dmabuf descriptor of this process. */
final class KernelDmabuf implements DmabufDescriptor {

    private final HostPaths paths;
    private final OwnedDescriptor descriptor;

    KernelDmabuf(HostPaths paths, OwnedDescriptor descriptor) {
        this.paths = paths;
        this.descriptor = descriptor;
    }

    @Override
    public int fd() {
        return descriptor.number();
    }

    @Override
    public long size() throws VfioException {
        return descriptor.call(Operation.DMABUF_INSPECT, fd -> LibC.lseek64(fd, 0, LibC.SEEK_END));
    }

    @Override
    public long inode() throws VfioException {
        return fdinfo().inode().orElseThrow(() -> lacks("ino"));
    }

    @Override
    public String exporter() throws VfioException {
        return fdinfo().exporter().orElseThrow(() -> lacks("exp_name"));
    }

    @Override
    public int spawn(List<String> command, Map<String, String> environment) throws VfioException {
        return ChildProcess.run(descriptor, command, environment);
    }

    @Override
    public void close() throws VfioException {
        descriptor.close();
    }

    private DmabufFdinfo fdinfo() throws VfioException {
        Path file = paths.proc().resolve("self/fdinfo/" + descriptor.number());
        try {
            return DmabufFdinfo.parse(Files.readAllLines(file, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            throw new VfioException(descriptor.subject(), Operation.DMABUF_INSPECT, Errno.EBADF);
        } catch (IOException e) {
            throw new VfioException(
                    descriptor.subject(),
                    Operation.DMABUF_INSPECT,
                    Errno.EIO,
                    new Advice("%s cannot be read: %s".formatted(file, e.getMessage()), "Check that /proc is mounted"));
        }
    }

    private VfioException lacks(String field) {
        return new VfioException(
                descriptor.subject(),
                Operation.DMABUF_INSPECT,
                Errno.EIO,
                new Advice(
                        "Its fdinfo has no field %s, so it is not a dmabuf of a kernel that this program knows"
                                .formatted(field),
                        "Report it with: cat /proc/%d/fdinfo/%d"
                                .formatted(ProcessHandle.current().pid(), descriptor.number())));
    }
}
