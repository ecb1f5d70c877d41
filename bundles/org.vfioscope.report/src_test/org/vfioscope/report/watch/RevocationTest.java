package org.vfioscope.report.watch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.assertj.core.api.ListAssert;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.host.MemoryAnswer;

/** What is inferred of the dmabufs of other processes, and what is not. */
class RevocationTest {

    private static final String A = "0000:03:00.0";
    private static final String B = "0000:04:00.0";
    private static final long SIZE = 0x100000;

    private final WatchedHost host = new WatchedHost();
    private final HostWatch watch = new HostWatch(new DeviceAccess(List.of(host), Clock.systemUTC()));

    private void qemuHolds(long size, String... devices) {
        host.openDevices(devices);
        for (String device : devices) {
            host.devices.add(device(device));
            host.answers.put(device, MemoryAnswer.ANSWERS);
        }
        host.holdDmabuf(9, "vfio_pci_core", size);
    }

    private static DeviceDescription device(String name) {
        return new DeviceDescription(
                name,
                "host",
                false,
                name,
                Optional.empty(),
                Optional.of("vfio-pci"),
                OptionalInt.of(8),
                List.of(new PciBar(2, 0x8000_0000L, SIZE, false, true, true)),
                Optional.empty());
    }

    /** The names, states and evidence of the dmabufs' events of one more look. */
    private ListAssert<Tuple> look() throws VfioException {
        return assertThat(watch.look().stream()
                .filter(WatchEvent.OfDmabuf.class::isInstance)
                .map(WatchEvent.OfDmabuf.class::cast)
                .map(event -> tuple(
                        event.name(),
                        event.belief().state().orElse(null),
                        event.belief().evidence())));
    }

    @ParameterizedTest
    @CsvSource({"DECODE_OFF, MEMORY_DECODE_OFF", "D3HOT, D3HOT", "SUSPENDED, SUSPENDED"})
    void aDeviceThatAnswersNoMoreHasRevokedItsDmabufs(MemoryAnswer answer, Evidence evidence) throws Exception {
        qemuHolds(SIZE, A);
        look().containsExactly(tuple("dmabuf-present", DmabufState.LIVE, Evidence.MEMORY_DECODE_ON));
        host.answers.put(A, answer);
        look().containsExactly(tuple("dmabuf-revoked", DmabufState.REVOKED, evidence));
        look().isEmpty();
        host.answers.put(A, MemoryAnswer.ANSWERS);
        look().containsExactly(tuple("dmabuf-restored", DmabufState.RESTORED, Evidence.MEMORY_DECODE_ON));
        look().isEmpty();
        host.answers.put(A, answer);
        look().containsExactly(tuple("dmabuf-revoked", DmabufState.REVOKED, evidence));
        host.dmabufs.clear();
        look().containsExactly(tuple("dmabuf-released", DmabufState.RELEASED, evidence));
    }

    @Test
    void aDmabufMadeWhileDecodeIsOffIsRevokedFromTheStart() throws Exception {
        look().isEmpty();
        qemuHolds(SIZE, A);
        host.answers.put(A, MemoryAnswer.DECODE_OFF);
        look().containsExactly(tuple("dmabuf-created", DmabufState.REVOKED, Evidence.MEMORY_DECODE_OFF));
    }

    @Test
    void nothingIsConcludedFromADeviceThatTellsNothing() throws Exception {
        qemuHolds(SIZE, A);
        look().hasSize(1);
        host.answers.put(A, MemoryAnswer.UNKNOWN);
        look().isEmpty();
        host.dmabufs.clear();
        look().containsExactly(tuple("dmabuf-released", DmabufState.RELEASED, Evidence.MEMORY_DECODE_ON));
    }

    @Test
    void ofADmabufOfAnUnknownDeviceNothingIsKnown() throws Exception {
        qemuHolds(0x1000, A);
        host.answers.put(A, MemoryAnswer.DECODE_OFF);
        look().containsExactly(tuple("dmabuf-present", null, Evidence.DEVICE_UNKNOWN));
        assertThat(host.asked).isEmpty();
    }

    @Test
    void twoDevicesThatItMayBeOfHaveToAgree() throws Exception {
        qemuHolds(SIZE, A, B);
        host.answers.put(A, MemoryAnswer.DECODE_OFF);
        look().containsExactly(tuple("dmabuf-present", null, Evidence.DEVICE_UNKNOWN));
        host.answers.put(B, MemoryAnswer.D3HOT);
        look().containsExactly(tuple("dmabuf-revoked", DmabufState.REVOKED, Evidence.MEMORY_DECODE_OFF));
        assertThat(host.asked).containsExactly(A, B, A, B);
    }

    @Test
    void aDmabufThatOutlivesTheOpenDeviceIsRevokedForGood() throws Exception {
        qemuHolds(SIZE, A);
        host.hold(4711, 9, "vfio_pci_core", SIZE);
        look().hasSize(2);
        host.open.clear();
        host.dmabufs.removeFirst();
        look().containsExactly(tuple("dmabuf-released", DmabufState.RELEASED, Evidence.MEMORY_DECODE_ON));
        look().containsExactly(tuple("dmabuf-revoked", DmabufState.REVOKED, Evidence.DEVICE_CLOSED));
        host.openDevices(A);
        look().isEmpty();
    }

    @Test
    void aDescriptorThatIsOnItsWayToAnotherProcessIsNotClosed() throws Exception {
        qemuHolds(SIZE, A);
        look().hasSize(1);
        for (int i = 0; i < 2; i++) {
            host.open.clear();
            look().as("one look tells nothing").isEmpty();
            host.openDevices(A);
            look().isEmpty();
        }
    }

    @Test
    void looksThatDoNotSeeAllAreNoLooksInARow() throws Exception {
        qemuHolds(SIZE, A);
        look().hasSize(1);
        host.open.clear();
        look().isEmpty();
        host.unreadable = 1;
        look().isEmpty();
        host.unreadable = 0;
        look().isEmpty();
        look().containsExactly(tuple("dmabuf-revoked", DmabufState.REVOKED, Evidence.DEVICE_CLOSED));
    }

    @Test
    void aProcessThatCannotBeLookedIntoMayHaveTheDeviceOpen() throws Exception {
        qemuHolds(SIZE, A);
        look().hasSize(1);
        host.unreadable = 1;
        host.open.clear();
        look().isEmpty();
    }
}
