package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.rules.NoRangeReason;

/** On a kernel whose vfio-pci exports dmabufs (Linux 6.19 and later). */
@Tag("lab-new")
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class DmabufLabTest {

    private static final int PAGE = 0x1000;

    @TempDir
    Path folder;

    private DeviceAccess access;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
    }

    private DmabufHandle create(DeviceSession session, int region) throws Exception {
        return ((DmabufOutcome.Created) session.createDmabuf(region)).handle();
    }

    @Test
    void everyMappableBarOfAPageOrMoreBecomesADmabuf() throws Exception {
        List<String> made = new ArrayList<>();
        for (String device : LabDevices.ALL) {
            DeviceSession session = access.open(device);
            assertThat(session.snapshot().dmabufSupport().isSupported()).isTrue();
            for (RegionSnapshot region : session.snapshot().regions()) {
                if (!region.plan().qemuRanges().isEmpty() && region.info().size() >= PAGE) {
                    DmabufHandle handle = create(session, region.index());
                    confirm(handle.dmabuf(), region);
                    handle.release();
                    assertGone(handle.dmabuf());
                    made.add(device + " " + region.index());
                }
            }
        }
        assertThat(made)
                .containsExactly(
                        "0000:00:03.0 0",
                        "0000:00:04.0 2",
                        "0000:00:05.0 0",
                        "0000:00:05.0 2",
                        "0000:01:00.0 0",
                        "0000:02:00.0 0",
                        "0000:02:00.0 1",
                        "0000:02:00.0 3",
                        "0000:03:00.0 2");
    }

    private static void confirm(Dmabuf dmabuf, RegionSnapshot region) throws IOException {
        List<String> fdinfo = Files.readAllLines(Path.of("/proc/self/fdinfo/" + dmabuf.fd()));
        assertThat(fdinfo).anyMatch(line -> line.matches("exp_name:\\s+vfio.*"));
        assertThat(fdinfo)
                .anyMatch(line -> line.matches("size:\\s+" + region.info().size()));
        assertThat(fdinfo).anyMatch(line -> line.matches("ino:\\s+" + dmabuf.inode()));
        assertThat(Files.readSymbolicLink(descriptor(dmabuf)).toString()).startsWith("/dmabuf:");
        assertThat(dmabuf.size()).isEqualTo(region.info().size());
        assertThat(dmabuf.exporter()).startsWith("vfio");
        assertThat(dmabuf.simulated()).isFalse();
    }

    private static void assertGone(Dmabuf dmabuf) {
        assertThat(Files.exists(descriptor(dmabuf), LinkOption.NOFOLLOW_LINKS)).isFalse();
        assertThat(OpenDescriptors.to("/dmabuf:")).isEmpty();
    }

    private static Path descriptor(Dmabuf dmabuf) {
        return Path.of("/proc/self/fd/" + dmabuf.fd());
    }

    @Test
    void aBarBelowAPageIsRefusedWithTheReason() throws Exception {
        DeviceSession ivshmem = access.open(LabDevices.IVSHMEM);

        VfioException e = catchThrowableOfType(VfioException.class, () -> ivshmem.createDmabuf(0));

        assertThat(ivshmem.snapshot().region(0).orElseThrow().info().size()).isEqualTo(0x100);
        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.operation()).isEqualTo(Operation.DEVICE_FEATURE_DMA_BUF);
        assertThat(e.explained()).contains("page");
        assertThat(access.notices().notices()).isEmpty();
    }

    @Test
    void whatHasNoMemoryIsSkippedWithTheReason() throws Exception {
        assertThat(access.open(LabDevices.TESTDEV).createDmabuf(1))
                .isEqualTo(new DmabufOutcome.Skipped(NoRangeReason.IO_PORTS.text()));
        DeviceSession card = access.open(LabDevices.E1000E);
        assertThat(card.createDmabuf(6)).isEqualTo(new DmabufOutcome.Skipped(NoRangeReason.ROM.text()));
        assertThat(card.createDmabuf(7)).isEqualTo(new DmabufOutcome.Skipped(NoRangeReason.CONFIG_SPACE.text()));
    }

    @Test
    void aChildInheritsTheDmabuf() throws Exception {
        DmabufHandle handle = create(access.open(LabDevices.EDU), 0);
        Path result = folder.resolve("result");

        int status = handle.spawn(
                List.of(
                        "sh",
                        "-c",
                        "grep -h -e exp_name -e ino /proc/self/fdinfo/$FD > \"$1\"",
                        "sh",
                        result.toString()),
                Map.of("FD", "%d"));

        // grep opens nothing but the file, so the number it inherits is the shell's
        assertThat(status).isZero();
        assertThat(Files.readString(result))
                .contains("vfio", Long.toString(handle.dmabuf().inode()));
    }

    @Test
    void closingTheDeviceReleasesItsDmabufs() throws Exception {
        DeviceSession nvme = access.open(LabDevices.NVME);
        DmabufHandle first = create(nvme, 0);
        DmabufHandle second = create(nvme, 0);

        nvme.close();

        assertThat(first.isLive() || second.isLive()).isFalse();
        assertThat(OpenDescriptors.to("/dmabuf:")).isEmpty();
        assertThat(OpenDescriptors.to("/dev/vfio/")).isEmpty();
    }
}
