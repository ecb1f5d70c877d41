package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.RegionMapping;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.holders.NodeHolders;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.mapping.KernelRegionMapping;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** On files that are no VFIO nodes; the lab's tests have real ones. */
class VfioGroupsTest {

    private static final RegionInfo PAGE =
            new RegionInfo(0, Set.of(RegionFlag.READ, RegionFlag.WRITE, RegionFlag.MMAP), 7, 0x1000, 0, List.of());

    @TempDir
    Path folder;

    private VfioException refusal(SysfsTree tree) {
        return catchThrowableOfType(
                VfioException.class, () -> new VfioGroups(tree.paths(), IoctlCall.KERNEL).open("0000:03:00.0", 8));
    }

    @Test
    void aKernelWithoutVfioIsExplained() {
        VfioException e = refusal(new SysfsTree(folder));

        assertThat(e.operation()).isEqualTo(Operation.OPEN_CONTAINER);
        assertThat(e.errno()).isEqualTo(Errno.ENOENT);
        assertThat(e.advice().remedy()).contains("modprobe vfio-pci");
    }

    @Test
    void whatWasOpenedIsClosedWhenTheNextStepFails() throws Exception {
        SysfsTree tree = new SysfsTree(folder).node(8);
        Files.writeString(tree.paths().containerNode(), "");
        refusal(tree);
        List<String> before = OpenDescriptors.now();

        VfioException e = refusal(tree);

        assertThat(e.operation()).isEqualTo(Operation.GET_API_VERSION);
        assertThat(e.errno()).isEqualTo(Errno.ENOTTY);
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(OpenDescriptors.to(folder.toString())).isEmpty();
    }

    private void useEverything(SysfsTree tree, IoctlCall ioctl) throws VfioException {
        VfioGroups groups = new VfioGroups(tree.paths(), ioctl);
        Path node = tree.paths().groupNode(8);
        try (VfioDeviceIo device = groups.open("0000:03:00.0", 8);
                OwnedDescriptor memory = OwnedDescriptor.open(node, Operation.REGION_MMAP);
                RegionMapping mapping = KernelRegionMapping.of(memory, PAGE, 0, 0x1000, true);
                AddressSpaceIo space = device.attach().orElseThrow()) {
            space.mapRegion(mapping, 0x10000, DmaAccess.READ_WRITE);
            space.mapRegion(mapping, 0x20000, DmaAccess.READ);
            space.unmap(0x10000, 0x1000);
        }
    }

    @Test
    void everythingIsGivenBackWhicheverCallIsRefused() throws Exception {
        SysfsTree tree = new SysfsTree(folder).node(8);
        tree.file(tree.paths().containerNode());
        Path node = tree.paths().groupNode(8);
        Files.write(node, new byte[0x1000]);
        useEverything(tree, new FakeKernel(node, FakeKernel.NEVER, Errno.EIO));
        List<String> before = OpenDescriptors.now();
        int step = 0;
        while (true) {
            FakeKernel kernel = new FakeKernel(node, step, Errno.EIO);
            VfioException e = catchThrowableOfType(VfioException.class, () -> useEverything(tree, kernel));
            assertThat(OpenDescriptors.now()).as("call %s", step).isEqualTo(before);
            if (!kernel.hasRefused()) {
                assertThat(e).isNull();
                break;
            }
            assertThat(e.errno()).as("call %s", step).isEqualTo(Errno.EIO);
            // the first of the two is tried again at the end
            assertThat(kernel.mappings).hasSize(kernel.refused(VfioIoctl.IOMMU_UNMAP_DMA, 2) ? 1 : 0);
            step++;
        }
        // API version, extension, status, SET_CONTAINER, SET_IOMMU, GET_DEVICE_FD, 2 MAP_DMA, 2 UNMAP_DMA
        assertThat(step).isEqualTo(10);
    }

    @Test
    void aGroupWithoutIommuIsMarkedAndHasNoAddressSpace() throws Exception {
        SysfsTree tree = new SysfsTree(folder);
        tree.file(tree.paths().containerNode()).file(tree.paths().noIommuGroupNode(8));
        FakeKernel kernel = new FakeKernel(tree.paths().noIommuGroupNode(8), FakeKernel.NEVER, Errno.EIO);
        try (VfioDeviceIo device = new VfioGroups(tree.paths(), kernel).open("0000:03:00.0", 8)) {
            assertThat(device.via()).startsWith("group 8, no-IOMMU mode").contains("unsafe");
            assertThat(device.attach()).isEmpty();
            assertThat(device.iovaRanges()).isEmpty();
        }
        assertThat(OpenDescriptors.to(folder.toString())).isEmpty();
    }

    @Test
    void nothingToUnmapIsAnError() throws Exception {
        SysfsTree tree = new SysfsTree(folder).node(8);
        tree.file(tree.paths().containerNode());
        // as type1 does, this kernel answers with no error and 0 bytes
        IoctlCall nothing = (fd, request, argument) -> {
            if (request == VfioIoctl.IOMMU_UNMAP_DMA) {
                argument.setLong(16, 0);
                return 0;
            }
            return new FakeKernel(tree.paths().groupNode(8), FakeKernel.NEVER, Errno.EIO).on(fd, request, argument);
        };
        try (VfioDeviceIo device = new VfioGroups(tree.paths(), nothing).open("0000:03:00.0", 8);
                AddressSpaceIo space = device.attach().orElseThrow()) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> space.unmap(0x10000, 0x1000));
            assertThat(e.errno()).isEqualTo(Errno.ENOENT);
            assertThat(space.takesDmabufs()).isFalse();
        }
    }

    @Test
    void theProcessesThatHoldANodeAreNamed() throws Exception {
        SysfsTree tree = new SysfsTree(folder).node(8);
        Path proc = tree.paths().proc();
        for (String pid : List.of("17", "18", "sys")) {
            Files.createDirectories(proc.resolve(pid + "/fd"));
            Files.createSymbolicLink(proc.resolve(pid + "/fd/0"), proc.resolve("null"));
        }
        Files.createSymbolicLink(proc.resolve("17/fd/9"), tree.paths().groupNode(8));
        Files.writeString(proc.resolve("17/comm"), "qemu-system-x86\n");
        Files.createDirectory(proc.resolve("19"));

        assertThat(NodeHolders.of(tree.paths(), tree.paths().groupNode(8), NodeHolders.ALL))
                .containsExactly("qemu-system-x86 (17)");
        assertThat(NodeHolders.of(tree.paths(), tree.paths().groupNode(9), NodeHolders.ALL))
                .isEmpty();
    }
}
