package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.SentDmabufs;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.host.PeerProcess;

/** With what is no dmabuf; the lab's tests have real ones. */
class KernelDmabufReceiverTest {

    private static final Patience SOON = Patience.of(Duration.ofMinutes(1), () -> false);

    private static final int MOST_NUMBERS = 1024;

    private final KernelDmabufReceiver receiver = new KernelDmabufReceiver(HostPaths.real());

    @TempDir
    Path folder;

    private Path socket;
    private List<String> before;

    @BeforeEach
    void remember() throws Exception {
        socket = folder.resolve("socket");
        receiver.receive(socket, () -> true);
        before = OpenDescriptors.now();
    }

    @AfterEach
    void nothingStaysBehind() {
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(socket).doesNotExist();
    }

    private CompletableFuture<SentDmabufs> receiving() {
        return receiving(receiver);
    }

    private CompletableFuture<SentDmabufs> receiving(KernelDmabufReceiver receiver) {
        return CompletableFuture.supplyAsync(
                () -> {
                    try {
                        return receiver.receive(socket, () -> false);
                    } catch (VfioException e) {
                        throw new CompletionException(e);
                    }
                },
                task -> Thread.ofPlatform().daemon().start(task));
    }

    /** Connects once the receiver listens. */
    private UnixSocket connect() throws VfioException {
        while (true) {
            try {
                return UnixSocket.connect(socket, Operation.DMABUF_SEND, SOON);
            } catch (VfioException e) {
                assertThat(e.errno().name()).isIn("ENOENT", "ECONNREFUSED");
                Thread.onSpinWait();
            }
        }
    }

    @Test
    void whatIsNoDmabufIsClosedAndNamed() throws Exception {
        Path file = Files.writeString(folder.resolve("file"), "no dmabuf");
        CompletableFuture<SentDmabufs> receiving = receiving();
        try (UnixSocket here = connect();
                OwnedDescriptor descriptor = OwnedDescriptor.open(file, Operation.OPEN_GROUP)) {
            here.send(ByteBuffer.allocate(1), List.of(descriptor, descriptor), Operation.DMABUF_SEND, SOON);

            Throwable failure = catchThrowableOfType(CompletionException.class, receiving::join)
                    .getCause();

            assertThat(failure)
                    .isInstanceOfSatisfying(
                            VfioException.class, e -> assertThat(e.explained()).contains("no dmabuf", file.toString()));
            assertThat(OpenDescriptors.to(file.toString())).hasSize(1);
        }
    }

    @Test
    void whatCameIsClosedWhateverEndsTheWait() throws Exception {
        // descriptors of every number that this process may have look like dmabufs
        Path fdinfo = Files.createDirectories(folder.resolve("proc/self/fdinfo"));
        for (int number = 0; number < MOST_NUMBERS; number++) {
            Files.writeString(fdinfo.resolve(Integer.toString(number)), "exp_name:\tvfio_pci_core\n");
        }
        HostPaths real = HostPaths.real();
        HostPaths paths = new HostPaths(real.sysfs(), real.dev(), folder.resolve("proc"), real.pciIds());
        Path file = Files.writeString(folder.resolve("file"), "taken for a dmabuf");
        CompletableFuture<Throwable> ended = CompletableFuture.supplyAsync(
                () -> catchThrowable(() -> new KernelDmabufReceiver(paths).receive(socket, () -> {
                    if (OpenDescriptors.to(file.toString()).size() > 1) {
                        throw new IllegalStateException("the window is gone");
                    }
                    return false;
                })),
                task -> Thread.ofPlatform().daemon().start(task));
        try (UnixSocket here = connect();
                OwnedDescriptor descriptor = OwnedDescriptor.open(file, Operation.OPEN_GROUP)) {
            here.send(ByteBuffer.allocate(1), List.of(descriptor), Operation.DMABUF_SEND, SOON);

            assertThat(ended.join()).hasMessage("the window is gone");
            assertThat(OpenDescriptors.to(file.toString())).hasSize(1);
        }
    }

    @Test
    void whoSendsNothingGivesNothing() throws Exception {
        CompletableFuture<SentDmabufs> receiving = receiving();
        try (UnixSocket here = connect()) {
            here.send(ByteBuffer.allocate(100), List.of(), Operation.DMABUF_SEND, SOON);
        }
        SentDmabufs nothing = receiving.join();
        assertThat(nothing.dmabufs()).isEmpty();
        String self = Files.readString(Path.of("/proc/self/comm")).strip();
        int uid = (Integer) Files.getAttribute(folder, "unix:uid");
        assertThat(nothing.sender())
                .contains(new PeerProcess((int) ProcessHandle.current().pid(), uid, Optional.of(self)));
    }

    @Test
    void theNameOfTheSenderCannotCommandATerminal() throws Exception {
        Path own = Files.createDirectories(
                folder.resolve("proc/%d".formatted(ProcessHandle.current().pid())));
        Files.writeString(own.resolve("comm"), "vmm\u001b[2J\n\n");
        HostPaths real = HostPaths.real();
        HostPaths paths = new HostPaths(real.sysfs(), real.dev(), folder.resolve("proc"), real.pciIds());
        CompletableFuture<SentDmabufs> receiving = receiving(new KernelDmabufReceiver(paths));
        connect().close();
        assertThat(receiving.join().sender().orElseThrow().name()).contains("vmm?[2J");
    }

    @Test
    void theUserMayGiveUp() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        assertThat(receiver.receive(socket, () -> asked.incrementAndGet() > 2))
                .isEqualTo(new SentDmabufs(Optional.empty(), List.of()));
        assertThat(asked).hasValue(3);
    }

    @Test
    void aPathThatIsTakenIsRefused() throws Exception {
        Files.writeString(socket, "");
        VfioException e = catchThrowableOfType(VfioException.class, () -> receiver.receive(socket, () -> false));
        assertThat(e.errno()).isNotEqualTo(Errno.EINVAL);
        assertThat(e.operation()).isEqualTo(Operation.DMABUF_RECEIVE);
        assertThat(e.explained()).contains("already");
        Files.delete(socket);
    }
}
