package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class DeviceSnapshotTest {

    private static final int READ_WRITE = 3;
    private static final int READ_WRITE_MMAP = 7;

    private final FakeDevice device = new FakeDevice();
    private final DeviceAccess access = new DeviceAccess(
            List.of(new FakeProvider().with("fake:a", device).with(FakeProvider.MEDIATED, device)), Clock.systemUTC());

    private DeviceSnapshot open() throws VfioException, DeviceException {
        return access.open("fake:a").snapshot();
    }

    @Test
    void asksAgainWithTheSizeThatCapabilitiesNeed() throws Exception {
        device.sparseRegion(0, 0x10000, 0x4000, 0x1000, 0, 0x1000);
        RegionSnapshot region = open().region(0).orElseThrow();
        assertThat(region.name()).isEqualTo("BAR 0");
        assertThat(region.plan().qemuRanges()).containsExactly(new MmapRange(0, 0x1000), new MmapRange(0x4000, 0x1000));
    }

    @Test
    void leavesOutIndicesThatTheKernelDoesNotKnow() throws Exception {
        device.region(0, READ_WRITE_MMAP, 0x1000).region(7, READ_WRITE, 0x100);
        DeviceSnapshot snapshot = open();
        assertThat(snapshot.regions()).extracting(RegionSnapshot::index).containsExactly(0, 7);
        assertThat(snapshot.problems()).isEmpty();
        assertThat(snapshot.irqs()).hasSize(5);
    }

    @Test
    void aRegionThatCannotBeReadIsAProblemOfItsOwn() throws Exception {
        device.region(0, READ_WRITE_MMAP, 0x1000);
        device.errors.put(Operation.DEVICE_GET_IRQ_INFO, Errno.EIO);
        DeviceSnapshot snapshot = open();
        assertThat(snapshot.regions()).hasSize(1);
        assertThat(snapshot.problems())
                .hasSize(5)
                .first()
                .asString()
                .startsWith("interrupt 0: fake: ")
                .contains("EIO");
    }

    @Test
    void aRegionWhoseReplyLiesIsAProblemOfItsOwn() throws Exception {
        device.sparseRegion(0, 0x10000, 0, 0x1000).region(1, READ_WRITE_MMAP, 0x1000);
        ByteBuffer.wrap(device.regions.get(0)).order(ByteOrder.LITTLE_ENDIAN).putInt(36, 32);
        DeviceSnapshot snapshot = open();
        assertThat(snapshot.regions()).extracting(RegionSnapshot::index).containsExactly(1);
        assertThat(snapshot.problems())
                .singleElement()
                .asString()
                .contains("region 0")
                .contains("loops");
    }

    @Test
    void anAbsurdSizeIsNotAskedForAgain() throws Exception {
        device.region(0, READ_WRITE_MMAP, 0x1000);
        ByteBuffer.wrap(device.regions.get(0)).order(ByteOrder.LITTLE_ENDIAN).putInt(0, Integer.MAX_VALUE);
        assertThat(open().region(0)).isPresent();
    }

    @Test
    void aRegionWithoutItsCapabilitiesDoesNotPassForOneToBeMappedWhole() throws Exception {
        device.sparseRegion(0, 0x10000, 0, 0x1000);
        ByteBuffer.wrap(device.regions.get(0)).order(ByteOrder.LITTLE_ENDIAN).putInt(0, Integer.MAX_VALUE);
        DeviceSnapshot snapshot = open();
        assertThat(snapshot.regions()).isEmpty();
        assertThat(snapshot.problems())
                .singleElement()
                .asString()
                .contains("region 0")
                .contains("argsz is 2147483647");
    }

    @Test
    void readsOfTheConfigSpaceWhatItDecodesAndEachDwordOnce() throws Exception {
        device.region(3, READ_WRITE_MMAP, 0x4000).region(7, READ_WRITE, 0x100);
        ByteBuffer config = ByteBuffer.wrap(device.config).order(ByteOrder.LITTLE_ENDIAN);
        config.putShort(6, (short) 0x10).put(0x34, (byte) 0x40);
        config.put(0x40, (byte) 0x11).putShort(0x42, (short) 15).putInt(0x44, 3);
        DeviceSnapshot snapshot = open();
        assertThat(device.calls)
                .doesNotHaveDuplicates()
                .containsExactlyInAnyOrder(
                        "read 7+0x4, 4",
                        "read 7+0xc, 4",
                        "read 7+0x10, 4",
                        "read 7+0x14, 4",
                        "read 7+0x18, 4",
                        "read 7+0x1c, 4",
                        "read 7+0x20, 4",
                        "read 7+0x24, 4",
                        "read 7+0x34, 4",
                        "read 7+0x40, 4",
                        "read 7+0x44, 4");
        assertThat(snapshot.msix()).contains(new MsixTable(3, 0, 16));
        assertThat(snapshot.region(3).orElseThrow().plan().qemuRanges()).containsExactly(new MmapRange(0x1000, 0x3000));
        assertThat(access.trace().entries())
                .extracting(entry -> entry.event().toString())
                .contains("vfio_msix_fixup  (fake:a) MSI-X region 3 mmap fixup [0x1000 - 0x4000]");
    }

    @Test
    void asksForEveryFeatureBothWays() throws Exception {
        assertThat(open().features()).hasSize(32).element(11).satisfies(feature -> {
            assertThat(feature.name()).isEqualTo("DMA_BUF");
            assertThat(feature.isKnown()).isTrue();
        });
        access.close();
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EINVAL);
        assertThat(open().features()).allSatisfy(feature -> {
            assertThat(feature.get()).contains(Errno.EINVAL);
            assertThat(feature.isKnown()).isFalse();
        });
        access.close();
        device.feature = null;
        assertThat(open().features()).isEmpty();
    }

    @Test
    void aConfigSpaceThatCannotBeReadLeavesTheRest() throws Exception {
        device.region(3, READ_WRITE_MMAP, 0x4000).region(7, READ_WRITE, 0x100);
        device.errors.put(Operation.REGION_READ, Errno.EIO);
        DeviceSnapshot snapshot = open();
        assertThat(snapshot.regions()).hasSize(2);
        assertThat(snapshot.problems()).singleElement().asString().startsWith("config space: ");
    }

    @Test
    void tracesRegionsAsQemuDoes() throws Exception {
        device.sparseRegion(1, 0x10000, 0, 0x1000, 0x2000, 0).region(2, 0, 0);
        open();
        assertThat(access.trace().entries())
                .extracting(entry -> entry.event().toString())
                .containsExactly(
                        "vfio_region_sparse_mmap_header Device fake:a region 1: 2 sparse mmap entries",
                        "vfio_region_sparse_mmap_entry sparse entry 0 [0x0 - 0xfff]",
                        "vfio_region_setup Device fake:a, region 1 \"fake:a BAR 1\", flags: 0xf, offset: 0x0, size: 0x10000");
    }

    @Test
    void tellsWhoDoesNotKnowDmabufs() throws Exception {
        assertThat(open().dmabufSupport().level()).isEqualTo(Level.SUPPORTED);
        access.close();
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EOPNOTSUPP);
        assertThat(open().dmabufSupport().level()).isEqualTo(Level.NOT_IN_DRIVER);
        access.close();
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EBADF);
        assertThat(open().dmabufSupport().level()).isEqualTo(Level.ERROR);
        access.close();
        device.feature = null;
        assertThat(open().dmabufSupport().level()).isEqualTo(Level.NOT_IN_BACKEND);
        assertThat(access.notices().notices()).isEmpty();
    }

    @Test
    void theDriverOfAMediatedDeviceSaysNothingAboutTheKernel() throws Exception {
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.ENOTTY);
        DeviceSession mediated = access.open(FakeProvider.MEDIATED);

        assertThat(mediated.snapshot().dmabufSupport().level()).isEqualTo(Level.NOT_IN_DRIVER);
        assertThat(mediated.snapshot().dmabufSupport().reason()).contains("ENOTTY", "no PCI device");
        assertThat(mediated.createDmabuf(new DmabufRequest(0, List.of(new MmapRange(0, 0x1000)))))
                .isInstanceOfSatisfying(
                        DmabufOutcome.Unsupported.class,
                        outcome -> assertThat(outcome.reason()).contains("only vfio-pci and its variants"));
        assertThat(access.notices().notices()).isEmpty();
    }

    @Test
    void aProbeMakesNothing() throws Exception {
        open();
        assertThat(device.exports).isEmpty();
        assertThat(device.openDescriptors).isZero();
    }

    @Test
    void whoCannotTellItsInfoIsNotOpened() {
        device.errors.put(Operation.DEVICE_GET_INFO, Errno.ENODEV);
        assertThatThrownBy(this::open).isInstanceOf(VfioException.class).hasMessageContaining("ENODEV");
        assertThat(device.closed).isTrue();
        assertThat(access.sessions()).isEmpty();
    }
}
