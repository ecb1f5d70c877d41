package org.vfioscope.report.capture.imported;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.rules.NoRangeReason;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.report.text.DescriptionText;

class ImportedDevicesTest {

    private static final Path FOLDER = Path.of("src_test/imports");

    @TempDir
    Path temporary;

    @Test
    void picksDevicesOutOfALongLogOfQemu() throws Exception {
        List<Recording> devices = ImportedDevices.read(FOLDER.resolve("qemu.log"));
        assertThat(devices)
                .extracting(recording -> recording.snapshot().device().name())
                .containsExactly("0000:01:00.0", "0000:02:00.0");
        DeviceSnapshot gpu = devices.getFirst().snapshot();
        assertThat(gpu.has(SnapshotPart.REGIONS)).isTrue();
        assertThat(gpu.has(SnapshotPart.OTHER_REGIONS)).isFalse();
        assertThat(gpu.has(SnapshotPart.CONFIG)).isFalse();
        RegionSnapshot bar1 = gpu.region(1).orElseThrow();
        assertThat(bar1.name()).isEqualTo("BAR 1");
        assertThat(bar1.info().size()).isEqualTo(0x400000000L);
        List<MmapRange> sparse = List.of(new MmapRange(0, 0x1_0000_0000L), new MmapRange(0x3_0000_0000L, 0x1000));
        assertThat(bar1.info()
                        .capability(SparseMmapCapability.class)
                        .orElseThrow()
                        .areas())
                .isEqualTo(sparse);
        assertThat(bar1.plan().kernel()).isEqualTo(sparse);
    }

    @Test
    void tellsWhatQemuMappedBesideWhatTheKernelOffers() throws Exception {
        RegionSnapshot bar0 = ImportedDevices.read(FOLDER.resolve("qemu.log"))
                .getFirst()
                .snapshot()
                .region(0)
                .orElseThrow();
        assertThat(bar0.plan().kernel()).containsExactly(new MmapRange(0, 0x1000000));
        assertThat(bar0.plan().qemu())
                .isEqualTo(new QemuRanges.Mapped(
                        List.of(new MmapRange(0, 0xb90000), new MmapRange(0xb91000, 0x46f000)), true));
    }

    @Test
    void tellsWhatQemuExported() throws Exception {
        Recording gpu = ImportedDevices.read(FOLDER.resolve("qemu.log")).getFirst();
        assertThat(gpu.dmabufs()).singleElement().satisfies(dmabuf -> {
            assertThat(dmabuf.fd()).isEqualTo(42);
            assertThat(dmabuf.size()).isEqualTo(0x1_0000_1000L);
            assertThat(dmabuf.ranges())
                    .containsExactly(
                            new DmabufRange(0, 0x1_0000_0000L, 0),
                            new DmabufRange(0x3_0000_0000L, 0x1000, 0x1_0000_0000L));
        });
    }

    @Test
    void worksQemusRangesOutWhereTheLogDoesNotTellThem() throws Exception {
        String setup = Files.readString(FOLDER.resolve("qemu.log"))
                .lines()
                .skip(2)
                .findFirst()
                .orElseThrow();
        Path log = Files.writeString(temporary.resolve("log"), setup);
        DeviceSnapshot device = ImportedDevices.read(log).getFirst().snapshot();
        assertThat(device.region(0).orElseThrow().plan().qemuRanges()).containsExactly(new MmapRange(0, 0x1000000));
        assertThat(device.problems()).singleElement().asString().contains("no vfio_region_mmap event");
    }

    @Test
    void tellsOfEventsWhoseRegionTheLogDoesNotDescribe() throws Exception {
        Path log = Files.writeString(temporary.resolve("log"), """
                vfio_region_sparse_mmap_header Device 0000:01:00.0 region 1: 1 sparse mmap entries
                vfio_region_sparse_mmap_entry sparse entry 0 [0x0 - 0xfff]
                vfio_region_mmap Region 0000:02:00.0 BAR 0 mmaps[0] [0x0 - 0xfff]
                vfio_region_dmabuf Device 0000:03:00.0, dmabuf fd 42 region 2 "0000:03:00.0 BAR 2", offset: 0x0, size: 0x1000
                """);
        List<DeviceSnapshot> devices = ImportedDevices.read(log).stream()
                .map(Recording::snapshot)
                .sorted(Comparator.comparing(device -> device.device().name()))
                .toList();
        assertThat(devices).allSatisfy(device -> assertThat(device.regions()).isEmpty());
        assertThat(devices)
                .extracting(device -> device.problems().getFirst())
                .satisfiesExactly(
                        sparse -> assertThat(sparse).contains("events of region 1", "vfio_region_setup"),
                        mapped -> assertThat(mapped).contains("events of 0000:02:00.0 BAR 0"),
                        exported -> assertThat(exported).contains("events of region 2"));
    }

    @Test
    void saysWhyARegionWasNotMapped() throws Exception {
        RegionSnapshot bar3 = ImportedDevices.read(FOLDER.resolve("qemu.log"))
                .getLast()
                .snapshot()
                .region(3)
                .orElseThrow();
        assertThat(bar3.plan().noRange()).contains(NoRangeReason.NOT_MAPPABLE);
    }

    @Test
    void readsWhatLspciSaysInWordsAndInBytes() throws Exception {
        List<Recording> devices = ImportedDevices.read(FOLDER.resolve("lspci-nn-vvv-xxxx.txt"));
        assertThat(devices).hasSize(2);
        Recording nvme = devices.getLast();
        DeviceSnapshot snapshot = nvme.snapshot();
        assertThat(snapshot.device().title()).isEqualTo("Red Hat, Inc. QEMU NVM Express Controller");
        assertThat(snapshot.device().driver()).contains("vfio-pci");
        assertThat(snapshot.device().iommuGroup()).hasValue(12);
        assertThat(snapshot.device().bars())
                .containsExactly(
                        new PciBar(0, 0xfe800000L, 0x4000, false, true, false),
                        new PciBar(2, 0xc000, 32, true, false, false),
                        new PciBar(6, 0xfe840000L, 0x40000, false, false, false));
        assertThat(snapshot.device().pci().orElseThrow().classCode()).isEqualTo(0x010802);
        assertThat(snapshot.device().pci().orElseThrow().revision()).isEqualTo(2);
        assertThat(snapshot.msix().orElseThrow().entries()).isEqualTo(65);
        assertThat(snapshot.has(SnapshotPart.REGIONS)).isFalse();
        ByteBuffer bytes = ByteBuffer.allocate(2);
        assertThat(nvme.contents()).singleElement().satisfies(content -> {
            assertThat(content.size()).isEqualTo(0x60);
            content.reader().read(0x2c, bytes);
        });
        assertThat(bytes.array()).containsExactly(0xf4, 0x1a);
    }

    @Test
    void tellsOfADeviceWithoutADumpWhatItsWordsTell() throws Exception {
        DeviceSnapshot bridge = ImportedDevices.read(FOLDER.resolve("lspci-nn-vvv-xxxx.txt"))
                .getFirst()
                .snapshot();
        assertThat(bridge.device().pci().orElseThrow().ids()).isEqualTo("8086:29c0");
        assertThat(bridge.has(SnapshotPart.CONFIG)).isFalse();
        assertThat(bridge.has(SnapshotPart.PLACEMENT)).isTrue();
    }

    @Test
    void aGroupThatNoLineTellsIsUnknown() throws Exception {
        String told = Files.readString(FOLDER.resolve("lspci-nn-vvv-xxxx.txt"));
        DeviceSnapshot withGroups = ImportedDevices.read(Files.writeString(temporary.resolve("with"), told))
                .getLast()
                .snapshot();
        DeviceSnapshot without = ImportedDevices.read(
                        Files.writeString(temporary.resolve("without"), told.replaceAll("\\tIOMMU group: .*\\n", "")))
                .getLast()
                .snapshot();
        assertThat(withGroups.has(SnapshotPart.IOMMU_GROUP)).isTrue();
        assertThat(without.has(SnapshotPart.IOMMU_GROUP)).isFalse();
        assertThat(DescriptionText.group(without.device())).isEqualTo("not captured");
        assertThat(without.device().driver()).contains("vfio-pci");
    }

    @Test
    void aDeviceThatPciIdsDoesNotNameIsToldByItsNumber() throws Exception {
        Path file = Files.writeString(temporary.resolve("unnamed"), """
                00:02.0 Display controller [0380]: Intel Corporation Device [8086:e20b] (rev 02)
                        Subsystem: Intel Corporation Device [8086:1100]
                """);
        assertThat(ImportedDevices.read(file).getFirst().snapshot().device().title())
                .isEqualTo("Intel Corporation Device e20b");
    }

    @Test
    void readsWhatLspciMinusFReads() throws Exception {
        DeviceSnapshot nic =
                ImportedDevices.read(FOLDER.resolve("lspci-x.txt")).getFirst().snapshot();
        assertThat(nic.device().name()).isEqualTo("0000:03:00.0");
        assertThat(nic.device().pci().orElseThrow().ids()).isEqualTo("8086:10d3");
        assertThat(nic.has(SnapshotPart.PLACEMENT)).isFalse();
        PciConfig config = nic.config().orElseThrow();
        assertThat(config.command().memoryDecode()).isTrue();
        assertThat(config.status()).isEqualTo(0x10);
        assertThat(nic.problems()).singleElement().asString().contains("the dump ends behind the header");
    }

    @Test
    void takesADumpThatWasQuotedInALetter() throws Exception {
        List<String> lines = Files.readAllLines(FOLDER.resolve("lspci-nn-vvv-xxxx.txt"));
        Path letter = Files.write(
                temporary.resolve("letter"),
                lines.stream()
                        .map(line -> "> > " + line.replace("\t", "        "))
                        .toList());
        assertThat(ImportedDevices.read(letter).stream().map(ImportedDevicesTest::told))
                .isEqualTo(ImportedDevices.read(FOLDER.resolve("lspci-nn-vvv-xxxx.txt")).stream()
                        .map(ImportedDevicesTest::told)
                        .toList());
    }

    private static List<Object> told(Recording device) {
        DeviceDescription description = device.snapshot().device();
        return List.of(
                description.name(),
                description.pci(),
                description.bars(),
                description.driver(),
                device.snapshot().config());
    }

    @Test
    void lessThanTwoVsTellNothingOfTheBars() throws Exception {
        Path file = Files.writeString(temporary.resolve("lspci-nnk"), """
                01:00.0 3D controller [0302]: NVIDIA Corporation TU117GLM [10de:1fbb] (rev a1)
                        Subsystem: Dell Device [1028:0a22]
                        Kernel driver in use: vfio-pci
                        Kernel modules: nouveau
                """);
        DeviceSnapshot gpu = ImportedDevices.read(file).getFirst().snapshot();
        assertThat(gpu.device().driver()).contains("vfio-pci");
        assertThat(gpu.has(SnapshotPart.PLACEMENT)).isFalse();
    }

    @Test
    void aBridgesHeaderHasTwoBarsAndItsSubsystemInACapability() throws Exception {
        Path file = Files.writeString(temporary.resolve("bridge"), """
                00:1c.0 PCI bridge: Intel Corporation Root Port (rev f1)
                00: 86 80 10 9d 07 05 10 00 f1 00 04 06 10 00 81 00
                10: 00 00 00 00 00 00 00 00 00 02 02 00 f0 00 00 20
                20: 10 f1 10 f1 f1 ff 01 00 00 00 00 00 00 00 00 00
                30: 00 00 00 00 40 00 00 00 00 00 00 00 ff 01 12 00
                40: 0d 00 00 00 aa 17 38 22 00 00 00 00 00 00 00 00
                """);
        DeviceSnapshot bridge = ImportedDevices.read(file).getFirst().snapshot();
        assertThat(bridge.problems()).isEmpty();
        assertThat(bridge.config().orElseThrow().bars()).isEmpty();
        assertThat(bridge.device().pci().orElseThrow().subsystemVendorId()).isEqualTo(0x17aa);
        assertThat(bridge.device().pci().orElseThrow().subsystemId()).isEqualTo(0x2238);
    }

    @Test
    void aCapabilityListThatLoopsLeavesTheRestOfTheSpaceDecoded() throws Exception {
        StringBuilder dump = new StringBuilder("00:00.0 Host bridge: Intel Corporation Device 1234\n");
        for (int at = 0; at < 0x110; at += 0x10) {
            dump.append(
                    at == 0x100
                            ? "100: 01 00 01 10 00 00 00 00 00 00 00 00 00 00 00 00\n"
                            : "%02x: 86 80 34 12 06 00 00 00 00 00 00 06 00 00 00 00\n".formatted(at));
        }
        DeviceSnapshot broken = ImportedDevices.read(Files.writeString(temporary.resolve("broken"), dump))
                .getFirst()
                .snapshot();
        assertThat(broken.problems()).singleElement().asString().contains("loops back to 0x100");
        assertThat(broken.config().orElseThrow().command().memoryDecode()).isTrue();
    }

    @Test
    void refusesAFileThatTellsOfNoDevice() throws Exception {
        Path file = Files.writeString(temporary.resolve("dmesg"), "[ 0.0] vfio_pci: add [8086:10d3]\n\0\377\n");
        assertThatThrownBy(() -> ImportedDevices.read(file))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("is no capture");
    }
}
