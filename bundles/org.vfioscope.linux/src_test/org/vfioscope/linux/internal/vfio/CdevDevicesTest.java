package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** On files that are no nodes, with a kernel that the test makes refuse; the lab's tests have a real one. */
class CdevDevicesTest {

    private static final String BDF = "0000:03:00.0";
    private static final int GROUP = 8;

    @TempDir
    Path folder;

    private SysfsTree tree;
    private Path node;

    @BeforeEach
    void makeDevice() throws Exception {
        tree = new SysfsTree(folder)
                .plainDevice(BDF)
                .group(GROUP)
                .driver("vfio-pci")
                .cdev("vfio0")
                .iommu();
        Files.writeString(
                tree.paths().iommuGroups().resolve(GROUP + "/reserved_regions"),
                "0x00000000fee00000 0x00000000feefffff msi\n0x0000000000001000 0x0000000000001fff direct-relaxable\n");
        node = tree.paths().deviceNode("vfio0");
    }

    private void useEverything(IoctlCall ioctl) throws VfioException {
        CdevDevices devices = new CdevDevices(tree.paths(), ioctl);
        try (VfioDeviceIo device = devices.open(BDF, node, GROUP)) {
            assertThat(device.iovaRanges())
                    .containsExactly(new IovaRange(0, 0xfedfffffL), new IovaRange(0xfef00000L, 0x7fffffffffL));
            try (AddressSpaceIo space = device.attach().orElseThrow();
                    KernelDmabuf dmabuf =
                            new KernelDmabuf(tree.paths(), OwnedDescriptor.open(node, Operation.DMABUF_INSPECT))) {
                space.mapDmabuf(dmabuf, 0, 0x1000, OptionalLong.of(0x10000), DmaAccess.READ_WRITE);
                space.mapDmabuf(dmabuf, 0, 0x1000, OptionalLong.of(0x20000), DmaAccess.READ);
                space.unmap(0x10000, 0x1000);
            }
        }
    }

    @Test
    void everythingIsGivenBackWhicheverCallIsRefused() throws Exception {
        useEverything(new FakeKernel(node, FakeKernel.NEVER, Errno.EIO));
        List<String> before = OpenDescriptors.now();
        int step = 0;
        while (true) {
            FakeKernel kernel = new FakeKernel(node, step, Errno.EIO);
            VfioException e = catchThrowableOfType(VfioException.class, () -> useEverything(kernel));
            assertThat(OpenDescriptors.now()).as("call %s", step).isEqualTo(before);
            if (!kernel.hasRefused()) {
                assertThat(e).isNull();
                break;
            }
            assertThat(e.errno()).as("call %s", step).isEqualTo(Errno.EIO);
            assertThat(e.getSuppressed()).isEmpty();
            // what it refuses to give back goes with the iommufd
            assertThat(kernel.objects).hasSize(kernel.refusedRequest() == FakeKernel.IOMMU_DESTROY ? 1 : 0);
            assertThat(kernel.attached).hasSize(kernel.refusedRequest() == VfioIoctl.DEVICE_DETACH_IOMMUFD_PT ? 1 : 0);
            // the first of the two is tried again at the end
            assertThat(kernel.mappings).hasSize(kernel.refused(FakeKernel.IOAS_UNMAP, 2) ? 1 : 0);
            step++;
        }
        // BIND, 5 for the ranges, IOAS_ALLOC, ATTACH, 2 MAP_FILE, 2 UNMAP, DETACH, DESTROY
        assertThat(step).isEqualTo(14);
    }

    @Test
    void rangesWithoutAPageTableOfTheDevice() throws Exception {
        // BIND, IOAS_ALLOC, and then HWPT_ALLOC
        FakeKernel mediated = new FakeKernel(node, 2, Errno.ENOENT);
        try (VfioDeviceIo device = new CdevDevices(tree.paths(), mediated).open(BDF, node, GROUP)) {
            assertThat(device.iovaRanges()).hasSize(2);
        }
        FakeKernel old = new FakeKernel(node, 2, Errno.ENOTTY);
        try (VfioDeviceIo device = new CdevDevices(tree.paths(), old).open(BDF, node, GROUP)) {
            assertThat(device.iovaRanges()).isEmpty();
        }
        assertThat(mediated.refusedRequest()).isEqualTo(FakeKernel.HWPT_ALLOC);
        assertThat(mediated.objects).isEmpty();
        assertThat(old.objects).isEmpty();
    }

    @Test
    void aMissingNodeLeavesNothingOpen() throws Exception {
        Files.delete(node);

        VfioException e = catchThrowableOfType(
                VfioException.class, () -> new CdevDevices(tree.paths(), IoctlCall.KERNEL).open(BDF, node, GROUP));

        assertThat(e.operation()).isEqualTo(Operation.OPEN_CDEV);
        assertThat(e.errno()).isEqualTo(Errno.ENOENT);
        assertThat(OpenDescriptors.to(folder.toString())).isEmpty();
    }

    @Test
    void aKernelWithoutIommufdIsExplained() throws Exception {
        Files.delete(tree.paths().iommuNode());

        VfioException e = catchThrowableOfType(
                VfioException.class, () -> new CdevDevices(tree.paths(), IoctlCall.KERNEL).open(BDF, node, GROUP));

        assertThat(e.operation()).isEqualTo(Operation.OPEN_IOMMUFD);
        assertThat(e.explained()).contains("modprobe iommufd", "--via group");
    }

    @Test
    void devicesOfAGroupShareIommufdAndAddressSpace() throws Exception {
        FakeKernel kernel = new FakeKernel(node, FakeKernel.NEVER, Errno.EIO);
        CdevDevices devices = new CdevDevices(tree.paths(), kernel);
        String iommu = tree.paths().iommuNode().toString();
        tree.device("0000:03:00.1").group(GROUP).driver("vfio-pci").cdev("vfio1");
        try (VfioDeviceIo first = devices.open(BDF, node, GROUP);
                VfioDeviceIo second = devices.open("0000:03:00.1", tree.paths().deviceNode("vfio1"), GROUP)) {
            assertThat(OpenDescriptors.to(iommu)).hasSize(1);
            AddressSpaceIo one = first.attach().orElseThrow();
            AddressSpaceIo other = second.attach().orElseThrow();
            assertThat(one.label()).isEqualTo(other.label());

            one.close();
            assertThat(kernel.objects).hasSize(1);
            assertThat(kernel.attached).hasSize(1);
            other.close();
            assertThat(kernel.objects).isEmpty();
            assertThat(kernel.attached).isEmpty();
        }
        assertThat(OpenDescriptors.to(iommu)).isEmpty();
    }

    @Test
    void aSecondAddressSpaceIsRefusedUntilTheFirstIsClosed() throws Exception {
        CdevDevices devices = new CdevDevices(tree.paths(), new FakeKernel(node, FakeKernel.NEVER, Errno.EIO));
        try (VfioDeviceIo device = devices.open(BDF, node, GROUP)) {
            AddressSpaceIo first = device.attach().orElseThrow();

            VfioException e = catchThrowableOfType(VfioException.class, device::attach);
            assertThat(e.errno()).isEqualTo(Errno.EBUSY);
            assertThat(e.explained()).contains(first.label());

            first.close();
            first.close();
            device.attach().orElseThrow().close();
        }
    }

    @Test
    void closingTheDeviceClosesAnAddressSpaceThatWasLeftOpen() throws Exception {
        FakeKernel kernel = new FakeKernel(node, FakeKernel.NEVER, Errno.EIO);
        CdevDevices devices = new CdevDevices(tree.paths(), kernel);
        VfioDeviceIo device = devices.open(BDF, node, GROUP);
        AddressSpaceIo forgotten = device.attach().orElseThrow();

        device.close();

        assertThat(kernel.attached).isEmpty();
        assertThat(kernel.objects).isEmpty();
        forgotten.close();
    }

    @Test
    void aBindRefusedForAnotherDriverNamesIt() throws Exception {
        tree.plainDevice("0000:03:00.1").group(GROUP).driver("ahci");

        VfioException e = bindRefusal(Errno.EPERM);

        assertThat(e.explained()).contains("0000:03:00.1 is bound to ahci");
        assertThat(bindRefusal(Errno.ENODEV).explained()).contains("--via group");
    }

    @Test
    void aBindRefusedForAnotherProcessNamesIt() throws Exception {
        Path fds = Files.createDirectories(tree.paths().proc().resolve("17/fd"));
        Files.createSymbolicLink(fds.resolve("9"), node);
        Files.writeString(tree.paths().proc().resolve("17/comm"), "qemu-system-x86\n");

        assertThat(bindRefusal(Errno.EINVAL).explained()).contains("qemu-system-x86 (17)", node.toString());
        assertThat(bindRefusal(Errno.EPERM).explained()).contains("qemu-system-x86 (17)");
    }

    @Test
    void aBindRefusedForAnOpenGroupNamesWhoHasIt() throws Exception {
        tree.node(GROUP);
        Path fds = Files.createDirectories(tree.paths().proc().resolve("17/fd"));
        Files.createSymbolicLink(fds.resolve("9"), tree.paths().groupNode(GROUP));

        assertThat(bindRefusal(Errno.EBUSY).explained())
                .contains("a process (17)", tree.paths().groupNode(GROUP).toString());
    }

    private VfioException bindRefusal(Errno errno) {
        CdevDevices devices = new CdevDevices(tree.paths(), new FakeKernel(node, 0, errno));
        VfioException e = catchThrowableOfType(VfioException.class, () -> devices.open(BDF, node, GROUP));
        assertThat(e.operation()).isEqualTo(Operation.DEVICE_BIND_IOMMUFD);
        return e;
    }
}
