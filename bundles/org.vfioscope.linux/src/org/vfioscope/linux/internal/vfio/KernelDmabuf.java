package org.vfioscope.linux.internal.vfio;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.iommufd.ScratchImport;
import org.vfioscope.linux.internal.libc.ChildProcess;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.NativeCopy;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A dmabuf descriptor of this process. */
final class KernelDmabuf implements DmabufDescriptor {

    /** DMA_BUF_SET_NAME, linux/dma-buf.h, of 64-bit systems: {@code _IOW('b', 1, __u64)}. */
    private static final int SET_NAME = 0x40086201;

    /** How long the other process may take to let us connect, where many others are before us. */
    private static final Duration SENDING = Duration.ofSeconds(10);

    private final HostPaths paths;
    private final OwnedDescriptor descriptor;

    KernelDmabuf(HostPaths paths, OwnedDescriptor descriptor) {
        this.paths = paths;
        this.descriptor = descriptor;
    }

    /** The descriptor behind a dmabuf of the provider interface; EINVAL where it is none of the kernel's. */
    static OwnedDescriptor require(DmabufDescriptor dmabuf, Operation operation) throws VfioException {
        if (dmabuf instanceof KernelDmabuf kernels) {
            return kernels.descriptor;
        }
        throw new VfioException(
                "dmabuf " + dmabuf.fd(),
                operation,
                Errno.EINVAL,
                new Advice("It is no dmabuf of this host's kernel", "Make a dmabuf of a real device"));
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
        return fdinfo().dmabuf().inode().orElseThrow(() -> lacks("ino"));
    }

    @Override
    public String exporter() throws VfioException {
        return fdinfo().dmabuf().exporter().orElseThrow(() -> lacks("exp_name"));
    }

    @Override
    public Optional<String> name() throws VfioException {
        return fdinfo().dmabuf().name();
    }

    @Override
    public Optional<OpenFlags> openFlags() throws VfioException {
        return Optional.of(fdinfo().openFlags().orElseThrow(() -> lacks("flags")));
    }

    @Override
    public void setName(String name) throws VfioException {
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw new VfioException(
                    descriptor.subject(),
                    Operation.DMABUF_SET_NAME,
                    Errno.EINVAL,
                    new Advice("The name has control characters", "Use letters, digits and punctuation"));
        }
        try (Memory text = NativeCopy.in(StandardCharsets.UTF_8.encode(name + "\0"))) {
            descriptor.call(Operation.DMABUF_SET_NAME, fd -> LibC.ioctl(fd, new NativeLong(SET_NAME, true), text));
        }
    }

    @Override
    public List<String> attachments() throws VfioException {
        return DmabufBufinfo.read(paths, descriptor.subject()).attachments(descriptor.subject(), inode());
    }

    @Override
    public TriedImport tryImport() throws VfioException {
        return ScratchImport.of(paths.iommuNode(), IoctlCall.KERNEL, descriptor);
    }

    @Override
    public boolean send(Path socket, BooleanSupplier cancelled) throws VfioException {
        Patience patience = Patience.of(SENDING, cancelled);
        try (UnixSocket peer = UnixSocket.connect(socket, Operation.DMABUF_SEND, patience)) {
            // a message needs a byte to carry descriptors; nobody reads more into it
            peer.send(ByteBuffer.allocate(1), List.of(descriptor), Operation.DMABUF_SEND, patience);
            return true;
        } catch (VfioException e) {
            if (Patience.isGivenUp(e)) {
                return false;
            }
            throw e;
        }
    }

    @Override
    public int spawn(List<String> command, Map<String, String> environment) throws VfioException {
        return ChildProcess.run(descriptor, command, environment);
    }

    @Override
    public void close() throws VfioException {
        descriptor.close();
    }

    private FdinfoFile fdinfo() throws VfioException {
        Path file = paths.proc().resolve("self/fdinfo/" + descriptor.number());
        try {
            return FdinfoFile.read(file);
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
