package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.contentOf;

import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.ChildJvm;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A dmabuf of a real device, its name and flags, and its way into another process. */
@Tag("lab-new")
class HandOverLabTest {

    @TempDir
    Path folder;

    private List<String> before;
    private DeviceAccess access;

    @BeforeEach
    void begin() {
        before = OpenDescriptors.now();
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    private DmabufHandle create(OpenFlags flags) throws Exception {
        DmabufRequest request = new DmabufRequest(0, List.of(new MmapRange(0, 0x2000)), flags.bits());
        return ((DmabufOutcome.Created) access.sessions().getFirst().createDmabuf(request)).handle();
    }

    @Test
    void namesAreKeptWhereTheyFit() throws Exception {
        access.open(LabDevices.EDU);
        DmabufHandle handle = create(OpenFlags.USUAL);
        Path link = Path.of("/proc/self/fd/" + handle.dmabuf().fd());

        handle.rename("x".repeat(31));
        handle.rename("BAR 0 ü");

        assertThat(handle.name()).contains("BAR 0 ü");
        assertThat(Files.readSymbolicLink(link).toString()).startsWith("/dmabuf:BAR 0");
        VfioException e = catchThrowableOfType(VfioException.class, () -> handle.rename("x".repeat(32)));
        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.operation()).isEqualTo(Operation.DMABUF_SET_NAME);
        assertThat(e.advice().cause()).contains("31 bytes");
        assertThat(handle.name()).contains("BAR 0 ü");
    }

    @Test
    void openFlagsAreKept() throws Exception {
        access.open(LabDevices.EDU);
        for (String flags : List.of("rdonly", "wronly", "rdwr", "rdwr,cloexec", "rdonly,nonblock,cloexec")) {
            OpenFlags asked = OpenFlags.parse(flags).orElseThrow();
            assertThat(create(asked).openFlags()).contains(asked);
        }
    }

    @Test
    void debugfsTellsThatNothingIsAttached() throws Exception {
        access.open(LabDevices.EDU);
        DmabufHandle handle = create(OpenFlags.USUAL);
        handle.rename("00000001 00000002");

        assertThat(handle.attachments()).isEmpty();
    }

    @Test
    void anotherProcessReceivesIt() throws Exception {
        access.open(LabDevices.EDU);
        DmabufHandle handle = create(OpenFlags.USUAL);
        handle.rename("handed over");
        Path socket = folder.resolve("socket");
        Path output = folder.resolve("output");
        Process receiver = ChildJvm.start(
                output,
                List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
                ReceivingProgram.class,
                socket.toString());
        try {
            send(handle, socket, receiver, output);
            assertThat(receiver.waitFor()).as(() -> contentOf(output.toFile())).isZero();
        } finally {
            receiver.destroy();
        }

        assertThat(contentOf(output.toFile()))
                .contains(
                        "received 0x2000 vfio_pci_core inode %d name handed over flags O_RDWR|O_CLOEXEC from process %d of user 0, then closed"
                                .formatted(
                                        handle.dmabuf().inode(),
                                        ProcessHandle.current().pid()));
        assertThat(handle.isLive()).isTrue();
        assertThat(socket).doesNotExist();
    }

    /** Sends once the other process listens. */
    private void send(DmabufHandle handle, Path socket, Process receiver, Path output) throws Exception {
        awaitFile(socket, receiver, output);
        while (true) {
            try {
                assertThat(handle.send(socket, () -> false)).isTrue();
                return;
            } catch (VfioException e) {
                // it is made, but nobody listens yet: a moment
                assertThat(e.errno().name()).isEqualTo("ECONNREFUSED");
                Thread.yield();
            }
        }
    }

    private void awaitFile(Path file, Process maker, Path output) throws Exception {
        try (WatchService watch = FileSystems.getDefault().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            while (!Files.exists(file)) {
                assertThat(maker.isAlive()).as(() -> contentOf(output.toFile())).isTrue();
                WatchKey key = watch.poll(1, TimeUnit.SECONDS);
                if (key != null) {
                    key.pollEvents();
                    key.reset();
                }
            }
        }
    }
}
