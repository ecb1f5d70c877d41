package org.vfioscope.linux.internal.holders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.HolderScanner.Scan;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;

class ProcScannerTest {

    private static final String GPU = "0000:03:00.0";

    @TempDir
    Path folder;

    private SysfsTree sysfs;
    private HostPaths paths;
    private ProcTree proc;

    @BeforeEach
    void makeTree() throws IOException {
        sysfs = new SysfsTree(folder);
        paths = sysfs.paths();
        proc = new ProcTree(paths);
        Files.createDirectories(paths.proc().resolve("sys"));
    }

    private Scan scan() throws VfioException {
        return new ProcScanner(paths).scan(() -> false);
    }

    @Test
    void findsDmabufsAndDevicesOfAQemu() throws Exception {
        proc.process(170, "qemu-system-x86")
                .descriptor(0, "/dev/null")
                .descriptor(11, "/dev/iommu")
                .descriptor(
                        12,
                        paths.dev().resolve("vfio/devices/vfio1").toString(),
                        "vfio-device-syspath: /sys/devices/pci0000:00/" + GPU)
                .dmabuf(13, 1, 0x8000_0000_0000_0000L, "");

        assertThat(scan())
                .isEqualTo(new Scan(
                        List.of(new DmabufHolding(
                                170,
                                "qemu-system-x86",
                                13,
                                OptionalLong.of(1),
                                OptionalLong.of(0x8000_0000_0000_0000L),
                                Optional.of("vfio_pci_core"),
                                Optional.empty())),
                        List.of(new DeviceHolding(170, "qemu-system-x86", 12, DeviceHolding.Kind.DEVICE, List.of(GPU))),
                        0));
    }

    @Test
    void goesByProcessAndNumber() throws Exception {
        proc.process(1000, "b").dmabuf(10, 3, 4096, "bar-view").dmabuf(9, 2, 4096, "");
        proc.process(20, "a").dmabuf(3, 2, 4096, "");

        assertThat(scan().dmabufs())
                .extracting(DmabufHolding::pid, DmabufHolding::fd)
                .containsExactly(tuple(20L, 3), tuple(1000L, 9), tuple(1000L, 10));
        assertThat(scan().dmabufs().getLast().name()).contains("bar-view");
    }

    @Test
    void namesMayBeOfAnyBytes() throws Exception {
        proc.process(20, "a").dmabuf(3, 2, 4096, "Gr\u00f6\u00dfe");
        Path info = proc.folder().resolve("fdinfo/4");
        proc.descriptor(4, "/dmabuf:");
        Files.write(info, new byte[] {'n', 'a', 'm', 'e', ':', '\t', (byte) 0xff, '\n'});
        Files.writeString(info, "ino:\t7\n", StandardOpenOption.APPEND);

        assertThat(scan().dmabufs()).extracting(DmabufHolding::name).contains(Optional.of("Gr\u00f6\u00dfe"));
        assertThat(scan().dmabufs().getLast().inode()).hasValue(7);
    }

    @Test
    void knowsACdevFromSysfsWhereFdinfoIsSilent() throws Exception {
        sysfs.plainDevice(GPU);
        Path entry = Files.createDirectories(paths.sysfs().resolve("class/vfio-dev/vfio7"));
        Files.createSymbolicLink(entry.resolve("device"), paths.pciDevices().resolve(GPU));
        proc.process(5, "dpdk").descriptor(4, paths.dev().resolve("vfio/devices/vfio7") + "");

        assertThat(scan().devices().getFirst().devices()).containsExactly(GPU);
    }

    @Test
    void aGroupMeansAnyOfItsDevices() throws Exception {
        sysfs.plainDevice("0000:00:1f.3").group(10);
        sysfs.plainDevice("0000:00:1f.2").group(10);
        proc.process(5, "qemu").descriptor(4, paths.groupNode(10).toString()).descriptor(5, "anon_inode:[vfio-device]");

        assertThat(scan().devices())
                .containsExactly(
                        new DeviceHolding(
                                5, "qemu", 4, DeviceHolding.Kind.GROUP, List.of("0000:00:1f.2", "0000:00:1f.3")),
                        new DeviceHolding(5, "qemu", 5, DeviceHolding.Kind.DEVICE, List.of()));
    }

    @Test
    void passesOverWhatVanishes() throws Exception {
        proc.process(6, "gone");
        Files.delete(proc.folder().resolve("fd"));
        proc.process(7, "closing").dmabuf(3, 1, 4096, "").dmabuf(4, 2, 4096, "");
        Files.delete(proc.folder().resolve("fdinfo/3"));

        Scan scan = scan();

        assertThat(scan.dmabufs()).extracting(DmabufHolding::fd).containsExactly(4);
        assertThat(scan.unreadable()).isZero();
    }

    @Test
    void countsTheProcessesOfOthersButNotTheKernelsThreads() throws Exception {
        assumeThat(System.getProperty("user.name")).isNotEqualTo("root");
        proc.process(8, "other");
        proc.folder().resolve("fd").toFile().setReadable(false);
        proc.process(9, "kthread");
        proc.folder().resolve("fd").toFile().setReadable(false);
        Files.writeString(proc.folder().resolve("cmdline"), "");

        assertThat(scan().unreadable()).isEqualTo(1);
    }

    @Test
    void stopsWhenCancelled() throws Exception {
        proc.process(8, "x").dmabuf(3, 1, 4096, "");

        assertThat(new ProcScanner(paths).scan(() -> true).dmabufs()).isEmpty();
    }

    @Test
    void aMissingProcIsAnError() {
        HostPaths nowhere =
                new HostPaths(folder.resolve("sys"), folder.resolve("dev"), folder.resolve("none"), List.of());

        assertThat(catchThrowableOfType(VfioException.class, () -> new ProcScanner(nowhere).scan(() -> false))
                        .errno())
                .isEqualTo(Errno.EIO);
    }

    @Test
    void readsThisSystem() throws Exception {
        assertThat(new ProcScanner(HostPaths.real()).scan(() -> false).unreadable())
                .isNotNegative();
    }
}
