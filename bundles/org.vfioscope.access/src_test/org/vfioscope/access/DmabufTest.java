package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.ErrnoAdvisor;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.rules.Forecast;
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
    void aResetRestoresWhatTheDeviceAnswersFor() throws Exception {
        device.region(7, 3, 0x100);
        device.config[4] = 2;
        DeviceSession session = access.open("fake:a");
        DmabufHandle handle = create(session);
        session.reset();
        assertThat(handle.history())
                .extracting(DmabufEvent::state)
                .containsExactly(DmabufState.LIVE, DmabufState.REVOKED, DmabufState.RESTORED);
        assertThat(access.notices().notices()).isEmpty();
    }

    @Test
    void aResetAfterWhichNothingCanBeReadLeavesItRevoked() throws Exception {
        device.region(7, 3, 0x100);
        device.config[4] = 2;
        DeviceSession session = access.open("fake:a");
        DmabufHandle handle = create(session);
        device.errors.put(Operation.REGION_READ, Errno.EIO);
        session.reset();
        device.errors.clear();
        assertThat(handle.state()).isEqualTo(DmabufState.REVOKED);
        assertThat(access.notices().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("cannot be read any more"));
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
    void aRefusalThatWasForetoldIsExplainedByTheRuleAlone() throws Exception {
        DeviceSession session = access.open("fake:a");
        DmabufRequest unaligned = new DmabufRequest(0, List.of(new MmapRange(0x10, 0x1000)), DmabufRequest.O_RDWR);
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EINVAL);
        assertThatThrownBy(() -> session.createDmabuf(unaligned))
                .isInstanceOfSatisfying(
                        VfioException.class,
                        e -> assertThat(e.advice())
                                .isEqualTo(new Advice(
                                        "A range is not aligned to pages", "Align offsets and lengths to 0x1000")));

        // another errno than the rule's has another cause
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EMFILE);
        assertThatThrownBy(() -> session.createDmabuf(unaligned))
                .isInstanceOfSatisfying(
                        VfioException.class,
                        e -> assertThat(e.advice())
                                .isEqualTo(ErrnoAdvisor.advise(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EMFILE)));
        // and what was not foretold may be any of its errno's causes
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EINVAL);
        assertThatThrownBy(() -> session.createDmabuf(0))
                .isInstanceOfSatisfying(
                        VfioException.class,
                        e -> assertThat(e.advice())
                                .isEqualTo(ErrnoAdvisor.advise(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EINVAL)));
    }

    @Test
    void aCommandInheritsThroughTheDescriptor() throws Exception {
        DmabufHandle handle = create(access.open("fake:a"));
        assertThat(handle.spawn(List.of("true"), Map.of("FD", "%d"))).isEqualTo(7);
        assertThat(device.calls).containsExactly("spawn [true]{FD=%d}");
    }

    @Test
    void chosenRangesKeepTheirOrderAndFlags() throws Exception {
        DmabufRequest request = new DmabufRequest(
                0, List.of(new MmapRange(0x4000, 0x1000), new MmapRange(0, 0x1000)), DmabufRequest.O_RDWR);
        DmabufHandle handle = ((DmabufOutcome.Created) access.open("fake:a").createDmabuf(request)).handle();
        assertThat(handle.dmabuf().ranges())
                .containsExactly(new DmabufRange(0x4000, 0x1000, 0), new DmabufRange(0, 0x1000, 0x1000));
        assertThat(device.exports.getFirst().getInt(12)).isEqualTo(DmabufRequest.O_RDWR);
    }

    @Test
    void anAnswerThatWasNotForeseenIsSeen() throws Exception {
        DeviceSession session = access.open("fake:a");
        create(session);
        assertThat(access.notices().notices()).isEmpty();
        device.errors.put(Operation.DEVICE_FEATURE_DMA_BUF, Errno.EFAULT);
        assertThatThrownBy(() -> session.createDmabuf(0)).hasMessageContaining("EFAULT");
        assertThat(access.notices().notices())
                .singleElement()
                .satisfies(notice -> assertThat(notice.text())
                        .isEqualTo(
                                "fake:a, region 0: the forecast was that the kernel will do it, but the kernel answered with"
                                        + " EFAULT (Bad address)"));
        assertThat(access.trace().entries().getLast().event())
                .hasToString(
                        "vfioscope_forecast_differs Device fake:a, region 0, forecast: the kernel will do it, answer:"
                                + " EFAULT (Bad address)");
    }

    @Test
    void statesFollowTheCommandRegister() throws Exception {
        device.region(7, 3, 0x100);
        device.config[4] = 2;
        DeviceSession session = access.open("fake:a");
        DmabufHandle handle = create(session);
        assertThat(handle.state()).isEqualTo(DmabufState.LIVE);
        session.write(7, 4, AccessWidth.WORD, 0);
        assertThat(handle.state()).isEqualTo(DmabufState.REVOKED);
        DmabufHandle late = create(session);
        assertThat(late.state()).isEqualTo(DmabufState.BORN_REVOKED);
        assertThat(session.forecast(new DmabufRequest(0, List.of(new MmapRange(0, 0x1000)))))
                .isInstanceOf(Forecast.BornRevoked.class);
        session.write(7, 4, AccessWidth.WORD, 2);
        assertThat(handle.state()).isEqualTo(DmabufState.RESTORED);
        assertThat(late.state()).isEqualTo(DmabufState.RESTORED);
        device.config[4] = 0;
        session.refresh();
        late.release();
        session.write(7, 4, AccessWidth.WORD, 2);
        assertThat(handle.history())
                .extracting(DmabufEvent::state)
                .containsExactly(
                        DmabufState.LIVE,
                        DmabufState.REVOKED,
                        DmabufState.RESTORED,
                        DmabufState.REVOKED,
                        DmabufState.RESTORED);
        assertThat(late.history())
                .extracting(DmabufEvent::state)
                .containsExactly(
                        DmabufState.BORN_REVOKED, DmabufState.RESTORED, DmabufState.REVOKED, DmabufState.RELEASED);
    }
}
