package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** On a descriptor that is no dmabuf; the lab's tests have real ones. */
class KernelDmabufTest {

    @TempDir
    Path folder;

    private KernelDmabuf open() throws VfioException, IOException {
        Path file = Files.write(folder.resolve("file"), new byte[0x3000]);
        return new KernelDmabuf(HostPaths.real(), OwnedDescriptor.open(file, Operation.OPEN_GROUP));
    }

    @Test
    void takesTheSizeFromTheEnd() throws Exception {
        try (KernelDmabuf dmabuf = open()) {
            assertThat(dmabuf.size()).isEqualTo(0x3000);
        }
    }

    @Test
    void saysThatADescriptorIsNoDmabuf() throws Exception {
        try (KernelDmabuf dmabuf = open()) {
            VfioException e = catchThrowableOfType(VfioException.class, dmabuf::exporter);
            assertThat(e.errno()).isEqualTo(Errno.EIO);
            assertThat(e.explained()).contains("exp_name", "/fdinfo/" + dmabuf.fd());
        }
    }

    @Test
    void aNameIsForDmabufsAndWithoutControlCharacters() throws Exception {
        try (KernelDmabuf dmabuf = open()) {
            assertThat(catchThrowableOfType(VfioException.class, () -> dmabuf.setName("bar"))
                            .errno())
                    .isEqualTo(Errno.ENOTTY);
            VfioException e = catchThrowableOfType(VfioException.class, () -> dmabuf.setName("a\nb"));
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            assertThat(e.operation()).isEqualTo(Operation.DMABUF_SET_NAME);
            assertThat(e.advice().cause()).contains("control characters");
        }
    }

    @Test
    void sendingToNobodyIsExplained() throws Exception {
        try (KernelDmabuf dmabuf = open()) {
            VfioException e =
                    catchThrowableOfType(VfioException.class, () -> dmabuf.send(folder.resolve("nobody"), () -> false));
            assertThat(e.errno()).isEqualTo(Errno.ENOENT);
            assertThat(e.explained()).contains("send the dmabuf", "No process listens there");
        }
    }

    @Test
    void sendingCanBeGivenUpWhileOthersAreBefore() throws Exception {
        UnixDomainSocketAddress busy = UnixDomainSocketAddress.of(folder.resolve("busy"));
        try (ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX)) {
            server.bind(busy, 1);
            // the kernel lets one more than that wait
            try (SocketChannel first = SocketChannel.open(busy);
                    SocketChannel second = SocketChannel.open(busy);
                    KernelDmabuf dmabuf = open()) {
                assertThat(dmabuf.send(busy.getPath(), () -> true)).isFalse();
                assertThat(first.isConnected() && second.isConnected()).isTrue();
            }
        }
    }

    @Test
    void withoutDebugfsNobodyKnowsWhatIsAttached() throws Exception {
        HostPaths none = new HostPaths(folder, folder, Path.of("/proc"), List.of());
        VfioException e = catchThrowableOfType(VfioException.class, () -> DmabufBufinfo.read(none, "dmabuf 7"));
        assertThat(e.explained()).contains("dmabuf 7", "ENOENT", "mount -t debugfs");
    }

    @Test
    void isInheritedByACommand() throws Exception {
        Path result = folder.resolve("result");
        try (KernelDmabuf dmabuf = open()) {
            int status = dmabuf.spawn(
                    List.of("sh", "-c", "readlink /proc/self/fd/$FD > \"$1\"; exit 7", "sh", result.toString()),
                    Map.of("FD", "%d"));
            assertThat(status).isEqualTo(7);
        }
        assertThat(result).hasContent(folder.resolve("file").toString());
    }

    @Test
    void isGoneOnceClosed() throws Exception {
        KernelDmabuf dmabuf = open();
        dmabuf.close();
        dmabuf.close();

        assertThat(OpenDescriptors.to(folder.toString())).isEmpty();
        assertThat(catchThrowableOfType(VfioException.class, dmabuf::size).errno())
                .isEqualTo(Errno.EBADF);
    }
}
