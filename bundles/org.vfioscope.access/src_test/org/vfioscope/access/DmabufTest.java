package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.rules.NoRangeReason;

class DmabufTest {

    private final FakeDevice device = new FakeDevice()
            .sparseRegion(0, 0x10000, 0x4000, 0x1000, 0, 0x2000)
            .region(1, 3, 0x100)
            .sparseRegion(2, 0x10000, 0, 0x2000, 0x1000, 0x1000);
    private final FakeDevice second = new FakeDevice().region(0, 7, 0x1000);
    private final DeviceAccess access = new DeviceAccess(
            List.of(new FakeProvider().with("fake:a", device).with("fake:b", second)), Clock.systemUTC());

    private DmabufHandle create(DeviceSession session) throws VfioException, DeviceException {
        return ((DmabufOutcome.Created) session.createDmabuf(0)).handle();
    }

    @Test
    void asksForAllRangesOfTheRegionInOneCall() throws Exception {
        create(access.open("fake:a"));
        ByteBuffer request = device.exports.getFirst();
        assertThat(request.limit()).isEqualTo(24 + 2 * 16);
        assertThat(request.getInt(0)).isEqualTo(24 + 2 * 16);
        assertThat(request.getInt(4)).isEqualTo(1 << 16 | 11);
        assertThat(request.getInt(8)).isZero();
        assertThat(request.getInt(12)).as("O_RDWR | O_CLOEXEC").isEqualTo(02000002);
        assertThat(request.getInt(16)).isZero();
        assertThat(request.getInt(20)).isEqualTo(2);
        assertThat(new long[] {request.getLong(24), request.getLong(32), request.getLong(40), request.getLong(48)})
                .containsExactly(0, 0x2000, 0x4000, 0x1000);
    }

    @Test
    void describesWhatWasMadeAndTracesEachRange() throws Exception {
        DmabufHandle handle = create(access.open("fake:a"));
        assertThat(handle.dmabuf().ranges())
                .containsExactly(new DmabufRange(0, 0x2000, 0), new DmabufRange(0x4000, 0x1000, 0x2000));
        assertThat(handle.dmabuf().size()).isEqualTo(0x3000);
        assertThat(handle.dmabuf().inode()).isEqualTo(1010);
        assertThat(handle.dmabuf().simulated()).isTrue();
        assertThat(access.trace().entries())
                .extracting(entry -> entry.event().toString())
                .endsWith(
                        "vfio_region_dmabuf Device fake:a, dmabuf fd 10 region 0 \"fake:a BAR 0\", offset: 0x0, size: 0x2000",
                        "vfio_region_dmabuf Device fake:a, dmabuf fd 10 region 0 \"fake:a BAR 0\", offset: 0x4000, size: 0x1000");
    }

    @Test
    void releaseClosesOnceAndKeepsTheHandleToLookAt() throws Exception {
        DeviceSession session = access.open("fake:a");
        DmabufHandle handle = create(session);
        assertThat(handle.isLive()).isTrue();
        handle.release();
        handle.release();
        assertThat(handle.isLive()).isFalse();
        assertThat(handle.released()).isPresent();
        assertThat(device.calls).containsExactly("close 10");
        assertThat(session.dmabufs()).containsExactly(handle);
    }

    @Test
    void closingTheDeviceReleasesFirst() throws Exception {
        DeviceSession session = access.open("fake:a");
        create(session);
        create(session);
        session.close();
        session.close();
        assertThat(device.calls).containsExactly("close 10", "close 11", "close");
        assertThat(device.openDescriptors).isZero();
        assertThatThrownBy(() -> session.createDmabuf(0)).hasMessage("fake:a is closed: open it again");
    }

    @Test
    void anErrorWhileClosingLeavesNothingOpen() throws Exception {
        DeviceSession session = access.open("fake:a");
        create(session);
        create(session);
        device.errors.put(Operation.CLOSE, Errno.EIO);
        assertThatThrownBy(session::close)
                .isInstanceOfSatisfying(
                        VfioException.class, e -> assertThat(e.getSuppressed()).hasSize(2));
        assertThat(device.openDescriptors).isZero();
        assertThat(device.closed).isTrue();
        assertThat(access.sessions()).isEmpty();
    }

    @Test
    void aDescriptorThatCannotBeLookedAtIsNotLeaked() throws Exception {
        DeviceSession session = access.open("fake:a");
        device.errors.put(Operation.DMABUF_INSPECT, Errno.EBADF);
        assertThatThrownBy(() -> session.createDmabuf(0))
                .isInstanceOf(VfioException.class)
                .hasMessageContaining("EBADF");
        assertThat(device.openDescriptors).isZero();
        assertThat(session.dmabufs()).isEmpty();
    }

    @Test
    void aRegionWithoutRangesIsSkippedWithoutAskingTheKernel() throws Exception {
        DmabufOutcome outcome = access.open("fake:a").createDmabuf(1);
        assertThat(outcome).isEqualTo(new DmabufOutcome.Skipped(NoRangeReason.NOT_MAPPABLE.text()));
        assertThat(device.exports).isEmpty();
    }

    @Test
    void aRegionThatQemuRefusesIsAnError() throws Exception {
        DeviceSession session = access.open("fake:a");
        assertThatThrownBy(() -> session.createDmabuf(2)).isInstanceOfSatisfying(VfioException.class, e -> {
            assertThat(e.errno()).isEqualTo(Errno.EINVAL);
            assertThat(e.explained()).contains("areas [0x0 - 0x1fff] and [0x1000 - 0x1fff] overlap");
        });
    }

    @Test
    void aRegionThatIsNotThereIsAnError() throws Exception {
        DeviceSession session = access.open("fake:a");
        assertThatThrownBy(() -> session.createDmabuf(5))
                .isInstanceOf(DeviceException.class)
                .hasMessage("fake:a has no region 5");
    }

    @Test
    void enottyIsWarnedOfOnceARunAndTheRestGoesOn() throws Exception {
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.ENOTTY);
        second.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.ENOTTY);
        for (String name : List.of("fake:a", "fake:b")) {
            DeviceSession session = access.open(name);
            assertThat(session.snapshot().regions()).isNotEmpty();
            assertThat(session.createDmabuf(0))
                    .isInstanceOfSatisfying(
                            DmabufOutcome.Unsupported.class,
                            unsupported -> assertThat(unsupported.reason()).contains("ENOTTY"));
        }
        assertThat(access.notices().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text())
                        .startsWith("fake:a: dmabufs unsupported: the kernel answered ENOTTY"));
    }

    @Test
    void aBackendWithoutDeviceFeaturesIsUnsupportedThroughTheSameRoutine() throws Exception {
        device.feature = null;
        assertThat(access.open("fake:a").createDmabuf(0))
                .isInstanceOfSatisfying(
                        DmabufOutcome.Unsupported.class,
                        unsupported ->
                                assertThat(unsupported.reason()).contains("this backend has no device features"));
        assertThat(access.notices().notices()).isEmpty();
    }

    @Test
    void anyOtherErrnoGoesToTheCaller() throws Exception {
        DeviceSession session = access.open("fake:a");
        for (Errno errno : List.of(Errno.EOPNOTSUPP, Errno.EINVAL, Errno.ENODEV, Errno.EMFILE, Errno.EOVERFLOW)) {
            device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, errno);
            assertThatThrownBy(() -> session.createDmabuf(0))
                    .isInstanceOfSatisfying(
                            VfioException.class, e -> assertThat(e.errno()).isEqualTo(errno))
                    .hasMessage("fake: VFIO_DEVICE_FEATURE DMA_BUF: " + errno);
        }
    }

    @Test
    void aCommandInheritsThroughTheDescriptor() throws Exception {
        DmabufHandle handle = create(access.open("fake:a"));
        assertThat(handle.spawn(List.of("true"), Map.of("FD", "%d"))).isEqualTo(7);
        assertThat(device.calls).containsExactly("spawn [true]{FD=%d}");
    }
}
