package org.vfioscope.linux.internal.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class OwnedDescriptorTest {

    @TempDir
    Path folder;

    private Path file;

    @BeforeEach
    void writeFile() throws IOException {
        file = Files.writeString(folder.resolve("ten"), "0123456789");
    }

    private OwnedDescriptor open() throws VfioException {
        return OwnedDescriptor.open(file, Operation.OPEN_GROUP);
    }

    @Test
    void readsWritesAndSeeksAFile() throws Exception {
        try (OwnedDescriptor descriptor = open();
                Memory memory = NativeCopy.in(ByteBuffer.wrap("abcd".getBytes()))) {
            long written = descriptor.call(
                    Operation.REGION_WRITE,
                    fd -> LibC.pwrite64(fd, memory, new NativeLong(4), 2).longValue());
            long read = descriptor.call(
                    Operation.REGION_READ,
                    fd -> LibC.pread64(fd, memory, new NativeLong(4), 4).longValue());
            ByteBuffer bytes = ByteBuffer.allocate(4);
            NativeCopy.out(memory, bytes);

            assertThat(written).isEqualTo(4);
            assertThat(read).isEqualTo(4);
            assertThat(new String(bytes.array())).isEqualTo("cd67");
            assertThat(descriptor.call(Operation.DMABUF_INSPECT, fd -> LibC.lseek64(fd, 0, LibC.SEEK_END)))
                    .isEqualTo(10);
        }
        assertThat(file).hasContent("01abcd6789");
    }

    @Test
    void seeksBeyond32Bits() throws Exception {
        try (OwnedDescriptor descriptor = open()) {
            long far = 0x12_3456_7890L;
            assertThat(descriptor.call(Operation.DMABUF_INSPECT, fd -> LibC.lseek64(fd, far, 0)))
                    .isEqualTo(far);
        }
    }

    @Test
    void closesOnExec() throws Exception {
        try (OwnedDescriptor descriptor = open()) {
            String flags = Files.readAllLines(Path.of("/proc/self/fdinfo/" + descriptor.number())).stream()
                    .filter(line -> line.startsWith("flags:"))
                    .findFirst()
                    .orElseThrow();
            int value = Integer.parseInt(flags.substring("flags:".length()).strip(), 8);
            assertThat(value & LibC.O_CLOEXEC).isNotZero();
            assertThat(value & 3).isEqualTo(LibC.O_RDWR);
        }
    }

    @Test
    void reportsErrnoOfTheCall() throws Exception {
        try (OwnedDescriptor descriptor = open()) {
            VfioException e = catchThrowableOfType(
                    VfioException.class,
                    () -> descriptor.call(
                            Operation.DEVICE_GET_INFO, fd -> LibC.ioctl(fd, new NativeLong(0x3b6b), Pointer.NULL)));
            assertThat(e.errno()).isEqualTo(Errno.ENOTTY);
            assertThat(e.operation()).isEqualTo(Operation.DEVICE_GET_INFO);
            assertThat(e.subject()).isEqualTo(file.toString());
        }
    }

    @Test
    void reportsWhyAFileDoesNotOpen() {
        VfioException absent = catchThrowableOfType(
                VfioException.class, () -> OwnedDescriptor.open(folder.resolve("absent"), Operation.OPEN_CONTAINER));
        VfioException directory =
                catchThrowableOfType(VfioException.class, () -> OwnedDescriptor.open(folder, Operation.OPEN_GROUP));

        assertThat(absent.errno()).isEqualTo(Errno.ENOENT);
        assertThat(directory.errno().name()).isEqualTo("EISDIR");
    }

    @Test
    void aClosedOneIsNeverUsedAgain() throws Exception {
        OwnedDescriptor descriptor = open();
        descriptor.close();
        descriptor.close();
        AtomicInteger calls = new AtomicInteger();

        VfioException e = catchThrowableOfType(
                VfioException.class, () -> descriptor.call(Operation.REGION_READ, fd -> calls.incrementAndGet()));

        assertThat(e.errno()).isEqualTo(Errno.EBADF);
        assertThat(calls).hasValue(0);
        assertThat(OpenDescriptors.to(file.toString())).isEmpty();
    }

    @Test
    void closingWhatIsNotOpenIsReported() {
        // far above the numbers that the JVM's other threads are given meanwhile
        OwnedDescriptor descriptor = new OwnedDescriptor("nothing", 1 << 30);

        assertThat(catchThrowableOfType(VfioException.class, descriptor::close).errno())
                .isEqualTo(Errno.EBADF);
    }

    @Test
    void theBackstopClosesAndLogsALeak() throws Exception {
        int fd = openWithoutOwner();
        List<String> log = new ArrayList<>();
        Logger logger = Logger.getLogger(OwnedDescriptor.class.getName());
        Handler handler = handler(log);
        logger.addHandler(handler);
        logger.setUseParentHandlers(false);
        try {
            OwnedDescriptor.Backstop backstop = new OwnedDescriptor.Backstop("the leak", new AtomicInteger(fd));
            backstop.run();
            backstop.run();
        } finally {
            logger.removeHandler(handler);
            logger.setUseParentHandlers(true);
        }
        assertThat(log).singleElement().asString().contains("the leak", Integer.toString(fd), "never closed");
        assertThat(OpenDescriptors.to(file.toString())).isEmpty();
    }

    private int openWithoutOwner() {
        byte[] name = (file + "\0").getBytes();
        try (Memory path = NativeCopy.in(ByteBuffer.wrap(name))) {
            return LibC.open(path, LibC.O_RDWR | LibC.O_CLOEXEC, 0);
        }
    }

    private static Handler handler(List<String> log) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                log.add(MessageFormat.format(
                        entry.getMessage(), entry.getParameters() == null ? new Object[0] : entry.getParameters()));
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
