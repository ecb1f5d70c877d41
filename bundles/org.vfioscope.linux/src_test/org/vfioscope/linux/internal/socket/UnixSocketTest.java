package org.vfioscope.linux.internal.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Operation;

class UnixSocketTest {

    private static final Operation OPERATION = Operation.DISCOVER;
    private static final Patience SOON = Patience.of(Duration.ofMinutes(1), () -> false);

    @TempDir
    Path folder;

    private List<String> before;
    private Path path;

    @BeforeEach
    void remember() throws Exception {
        path = folder.resolve("socket");
        // the first use opens what stays open
        UnixListener.listen(path, OPERATION).close();
        before = OpenDescriptors.now();
    }

    @AfterEach
    void nothingStaysBehind() {
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(path).doesNotExist();
    }

    private OwnedDescriptor file(String content) throws Exception {
        Path file = Files.writeString(folder.resolve(content), content);
        return OwnedDescriptor.open(file, OPERATION);
    }

    @Test
    void carriesBytesAndDescriptors() throws Exception {
        ByteBuffer into = ByteBuffer.allocate(16);
        try (UnixListener listener = UnixListener.listen(path, OPERATION);
                UnixSocket here = UnixSocket.connect(path, OPERATION, SOON);
                UnixSocket there = listener.accept(OPERATION, SOON);
                OwnedDescriptor first = file("first");
                OwnedDescriptor second = file("second")) {
            here.send(ByteBuffer.wrap("two".getBytes(UTF_8)), List.of(first, second), OPERATION, SOON);

            Received received = there.receive(into, 2, OPERATION, SOON);

            assertThat(received.bytes()).isEqualTo(3);
            assertThat(new String(into.array(), 0, into.position(), UTF_8)).isEqualTo("two");
            List<String> targets = new ArrayList<>();
            for (OwnedDescriptor descriptor : received.descriptors()) {
                try (descriptor) {
                    Path number = Path.of("/proc/self/fd/" + descriptor.number());
                    targets.add(Files.readSymbolicLink(number).getFileName().toString());
                    // O_CLOEXEC, asm-generic/fcntl.h, in octal
                    assertThat(Files.readString(Path.of("/proc/self/fdinfo/" + descriptor.number())))
                            .containsPattern("flags:\\s+02\\d{6}");
                }
            }
            assertThat(targets).containsExactly("first", "second");
        }
    }

    /** While one thread has the first of two descriptors, another that sends both must not sit on the second. */
    @Test
    void sendersOfTheSameDescriptorsDoNotWaitForEachOther() throws Exception {
        try (UnixListener listener = UnixListener.listen(path, OPERATION);
                UnixSocket here = UnixSocket.connect(path, OPERATION, SOON);
                UnixSocket there = listener.accept(OPERATION, SOON);
                OwnedDescriptor first = file("first");
                OwnedDescriptor second = file("second")) {
            CompletableFuture<Long> used = new CompletableFuture<>();
            Thread[] others = new Thread[2];
            first.use(OPERATION, held -> {
                others[0] = Thread.ofPlatform().start(() -> send(here, List.of(second, first)));
                awaitBlocked(others[0]);
                others[1] = Thread.ofPlatform().start(() -> used.complete(use(second)));
                return used.completeOnTimeout(-1L, 10, TimeUnit.SECONDS).join();
            });
            for (Thread other : others) {
                other.join();
            }
            assertThat(used).isCompletedWithValue((long) second.number());
            for (OwnedDescriptor descriptor :
                    there.receive(ByteBuffer.allocate(1), 2, OPERATION, SOON).descriptors()) {
                descriptor.close();
            }
        }
    }

    private static void awaitBlocked(Thread thread) {
        while (thread.isAlive() && thread.getState() != Thread.State.BLOCKED) {
            Thread.onSpinWait();
        }
    }

    private static void send(UnixSocket socket, List<OwnedDescriptor> descriptors) {
        try {
            socket.send(ByteBuffer.allocate(1), descriptors, OPERATION, SOON);
        } catch (VfioException e) {
            throw new AssertionError(e);
        }
    }

    private static long use(OwnedDescriptor descriptor) {
        try {
            return descriptor.use(OPERATION, fd -> fd);
        } catch (VfioException e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void sendsMoreThanTheOtherSideHasRoomForBitByBit() throws Exception {
        byte[] much = new byte[1 << 20];
        much[much.length - 1] = 42;
        try (UnixListener listener = UnixListener.listen(path, OPERATION);
                UnixSocket here = UnixSocket.connect(path, OPERATION, SOON);
                UnixSocket there = listener.accept(OPERATION, SOON)) {
            CompletableFuture<Void> sending = CompletableFuture.runAsync(() -> {
                try {
                    here.send(ByteBuffer.wrap(much), List.of(), OPERATION, SOON);
                } catch (VfioException e) {
                    throw new IllegalStateException(e);
                }
            });
            ByteBuffer into = ByteBuffer.allocate(much.length);
            while (into.hasRemaining()) {
                there.receive(into, 0, OPERATION, SOON);
            }
            sending.join();
            assertThat(into.array()).isEqualTo(much);
        }
    }

    @Test
    void tellsTheEndByZeroBytes() throws Exception {
        try (UnixListener listener = UnixListener.listen(path, OPERATION)) {
            UnixSocket.connect(path, OPERATION, SOON).close();
            try (UnixSocket there = listener.accept(OPERATION, SOON)) {
                Received received = there.receive(ByteBuffer.allocate(1), 1, OPERATION, SOON);
                assertThat(received).isEqualTo(new Received(0, List.of()));
            }
        }
    }

    @Test
    void saysThatTheOtherSideHungUp() throws Exception {
        try (UnixListener listener = UnixListener.listen(path, OPERATION);
                UnixSocket here = UnixSocket.connect(path, OPERATION, SOON)) {
            listener.accept(OPERATION, SOON).close();
            VfioException e = catchThrowableOfType(
                    VfioException.class, () -> here.send(ByteBuffer.allocate(1), List.of(), OPERATION, SOON));
            assertThat(e.errno().name()).isEqualTo("EPIPE");
        }
    }

    @Test
    void refusesMoreDescriptorsThanWereAskedFor() throws Exception {
        try (UnixListener listener = UnixListener.listen(path, OPERATION);
                UnixSocket here = UnixSocket.connect(path, OPERATION, SOON);
                UnixSocket there = listener.accept(OPERATION, SOON);
                OwnedDescriptor file = file("three")) {
            here.send(ByteBuffer.allocate(1), List.of(file, file, file), OPERATION, SOON);

            VfioException e = catchThrowableOfType(
                    VfioException.class, () -> there.receive(ByteBuffer.allocate(1), 1, OPERATION, SOON));

            assertThat(e.errno().name()).isEqualTo("EMSGSIZE");
            assertThat(e.advice().cause()).contains("More than 1 descriptor");
            assertThat(OpenDescriptors.to(folder.resolve("three").toString())).hasSize(1);
        }
    }

    @Test
    void aWaitEndsWithItsTimeOrItsUser() throws Exception {
        AtomicInteger asked = new AtomicInteger();
        try (UnixListener listener = UnixListener.listen(path, OPERATION);
                UnixSocket here = UnixSocket.connect(path, OPERATION, SOON)) {
            Patience none = Patience.of(Duration.ZERO, () -> false);
            assertThat(refusal(() -> here.receive(ByteBuffer.allocate(1), 0, OPERATION, none)))
                    .isEqualTo("ETIMEDOUT");
            Patience brief = Patience.until(() -> asked.incrementAndGet() == 3);
            assertThat(refusal(() -> here.receive(ByteBuffer.allocate(1), 0, OPERATION, brief)))
                    .isEqualTo("ECANCELED");
            listener.accept(OPERATION, SOON).close();
            assertThat(refusal(() -> listener.accept(OPERATION, none))).isEqualTo("ETIMEDOUT");
        }
        assertThat(asked).hasValue(3);
    }

    @Test
    void aFullQueueIsWaitedFor() throws Exception {
        List<UnixSocket> queued = new ArrayList<>();
        try (UnixListener listener = UnixListener.listen(path, OPERATION)) {
            Patience none = Patience.of(Duration.ZERO, () -> false);
            String refusal = "";
            while (refusal.isEmpty()) {
                try {
                    queued.add(UnixSocket.connect(path, OPERATION, none));
                } catch (VfioException e) {
                    refusal = e.errno().name();
                }
            }
            assertThat(refusal).isEqualTo("ETIMEDOUT");
            assertThat(queued).isNotEmpty();
            listener.accept(OPERATION, SOON).close();
            queued.add(UnixSocket.connect(path, OPERATION, SOON));
        } finally {
            for (UnixSocket socket : queued) {
                socket.close();
            }
        }
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(VfioException.class, call).errno().name();
    }

    @Test
    void listensForThisUserAlone() throws Exception {
        try (UnixListener listener = UnixListener.listen(path, OPERATION)) {
            assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path)))
                    .isEqualTo("rw-------");
            VfioException e = catchThrowableOfType(VfioException.class, () -> UnixListener.listen(path, OPERATION));
            assertThat(e.errno().name()).isEqualTo("EADDRINUSE");
            assertThat(e.explained()).contains("already", "rm " + path);
            assertThat(path).exists();
            listener.close();
        }
    }

    @Test
    void leavesAPathAloneThatAnotherTook() throws Exception {
        try (UnixListener listener = UnixListener.listen(path, OPERATION)) {
            Files.move(path, folder.resolve("moved"));
            Files.writeString(path, "another");
            listener.close();
        }
        assertThat(path).hasContent("another");
        Files.delete(path);
    }

    @Test
    void saysThatNobodyListens() throws Exception {
        VfioException missing =
                catchThrowableOfType(VfioException.class, () -> UnixSocket.connect(path, OPERATION, SOON));
        assertThat(missing.errno().name()).isEqualTo("ENOENT");
        assertThat(missing.explained()).contains(path.toString(), "No process listens there");
        Path plain = Files.writeString(folder.resolve("plain"), "");
        assertThat(refusal(() -> UnixSocket.connect(plain, OPERATION, SOON))).isEqualTo("ECONNREFUSED");
    }

    @Test
    void refusesPathsThatDoNotFit() {
        Path longPath = folder.resolve("x".repeat(120));
        VfioException e = catchThrowableOfType(VfioException.class, () -> UnixListener.listen(longPath, OPERATION));
        assertThat(e.errno().name()).isEqualTo("ENAMETOOLONG");
        assertThat(e.advice().cause()).contains("107 bytes");
    }
}
