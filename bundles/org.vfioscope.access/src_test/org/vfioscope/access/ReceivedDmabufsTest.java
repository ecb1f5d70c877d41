package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.SentDmabufs;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.host.PeerProcess;

/** Dmabufs that other processes sent: held, told of, imported, and none left behind. */
class ReceivedDmabufsTest {

    private static final Path SOCKET = Path.of("/run/s");
    private static final PeerProcess SENDER = new PeerProcess(4711, 1000, Optional.of("vmm"));

    private final FakeDevice device = new FakeDevice().region(0, 7, 0x4000);
    private final FakeProvider provider = new FakeProvider().with("fake:device", device);
    private final DeviceAccess access = new DeviceAccess(List.of(provider), Clock.systemUTC());
    private final ReceivedDmabufs received = access.received();
    private final List<String> news = new ArrayList<>();

    @BeforeEach
    void listen() {
        access.addListener(new SessionListener() {
            @Override
            public void opened(DeviceSession session) {
                news.add("opened");
            }

            @Override
            public void changed(DeviceSession session) {
                news.add("changed");
            }

            @Override
            public void closed(DeviceSession session) {
                news.add("closed");
            }

            @Override
            public void receivedChanged() {
                news.add("received");
            }
        });
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        device.errors.clear();
        access.close();
        assertThat(device.openDescriptors).isZero();
    }

    private void willSend(int count, Runnable meanwhile) {
        provider.receiver = (socket, cancelled) -> {
            meanwhile.run();
            List<DmabufDescriptor> sent = IntStream.range(0, count)
                    .mapToObj(number -> device.dmabuf(50 + number))
                    .toList();
            device.openDescriptors += count;
            return new SentDmabufs(Optional.of(SENDER), sent);
        };
    }

    private ReceivedDmabuf receive() throws Exception {
        willSend(1, () -> {});
        return received.receive(SOCKET, () -> false).getFirst();
    }

    @Test
    void areHeldAndSayWhereTheyCameFrom() throws Exception {
        ReceivedDmabuf dmabuf = receive();

        assertThat(received.all()).containsExactly(dmabuf);
        assertThat(dmabuf.facts()).isEqualTo(new ReceivedDmabuf.Facts(50, 0x3000, 1050, "fake"));
        assertThat(dmabuf.origin()).isEqualTo("process 4711 (vmm) of user 1000");
        assertThat(dmabuf.history()).singleElement().satisfies(event -> {
            assertThat(event.state()).isEqualTo(DmabufState.LIVE);
            assertThat(event.cause()).startsWith("Received from process 4711 (vmm) of user 1000 at /run/s");
        });
        assertThat(news).containsExactly("received");
    }

    @Test
    void areReleasedOnceAndForgottenAfterwardsAlone() throws Exception {
        ReceivedDmabuf dmabuf = receive();
        received.forgetReleased();
        assertThat(received.all()).hasSize(1);

        dmabuf.release();
        dmabuf.release();
        assertThat(device.openDescriptors).isZero();
        assertThat(dmabuf.state()).isEqualTo(DmabufState.RELEASED);
        assertThat(news).containsExactly("received", "received");

        received.forgetReleased();
        assertThat(received.all()).isEmpty();
    }

    @Test
    void areReleasedWhenEverythingIsClosed() throws Exception {
        willSend(3, () -> {});
        received.receive(SOCKET, () -> false);
        access.close();
        assertThat(device.openDescriptors).isZero();
        assertThat(received.all()).hasSize(3).noneMatch(OwnedDmabuf::isLive);
    }

    @Test
    void whatComesWhileEverythingIsClosedIsNotKept() {
        willSend(2, () -> {
            try {
                access.close();
            } catch (VfioException e) {
                throw new IllegalStateException(e);
            }
        });
        assertThatThrownBy(() -> received.receive(SOCKET, () -> false))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("everything is being released");
        assertThat(device.openDescriptors).isZero();
        assertThat(received.all()).isEmpty();
    }

    @Test
    void whatCannotBeLookedAtIsClosed() {
        willSend(2, () -> device.errors.put(Operation.DMABUF_INSPECT, Errno.EACCES));
        assertThatThrownBy(() -> received.receive(SOCKET, () -> false)).isInstanceOf(VfioException.class);
        assertThat(device.openDescriptors).isZero();
        assertThat(received.all()).isEmpty();
    }

    @Test
    void nothingIsAFailureUnlessItWasGivenUp() throws Exception {
        willSend(0, () -> {});
        assertThat(received.receive(SOCKET, () -> true)).isEmpty();
        assertThatThrownBy(() -> received.receive(SOCKET, () -> false))
                .isInstanceOf(DeviceException.class)
                .hasMessage("no dmabuf came: process 4711 (vmm) of user 1000 hung up without sending one");
        provider.receiver = null;
        assertThatThrownBy(() -> received.receive(SOCKET, () -> false))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("no provider of devices can receive");
    }

    @Test
    void areImportedAndLostWhenTheTrySaysSo() throws Exception {
        FakeAddressSpace space = new FakeAddressSpace();
        device.space = space;
        DeviceSession importer = access.open("fake:device");
        ReceivedDmabuf dmabuf = receive();
        ImportHandle made = importer.attach()
                .importDmabuf(dmabuf, new ImportRequest(0x1000, 0x1000, OptionalLong.of(0x2000), DmaAccess.READ));
        assertThat(space.calls).containsExactly("map dmabuf 50");
        assertThat(made.mapping().source())
                .isEqualTo(new DmaSource.ReceivedPart("process 4711 (vmm) of user 1000", 1050, 0x1000));

        device.tried = new TriedImport.Refused(Errno.ENODEV);
        news.clear();
        dmabuf.tryImport();
        assertThat(dmabuf.state()).isEqualTo(DmabufState.REVOKED);
        assertThat(made.state()).isEqualTo(ImportState.LOST);
        assertThat(news).containsExactly("received", "changed");

        made.mapAgain();
        assertThat(made.state()).isEqualTo(ImportState.MAPPED);
    }

    @Test
    void ofItsRangesNothingIsForetold() throws Exception {
        FakeAddressSpace space = new FakeAddressSpace();
        device.space = space;
        AddressSpace attached = access.open("fake:device").attach();
        ReceivedDmabuf dmabuf = receive();
        space.refuseMapping = Errno.EOPNOTSUPP;
        assertThatThrownBy(() -> attached.importDmabuf(
                        dmabuf, new ImportRequest(0, 0x1000, OptionalLong.empty(), DmaAccess.READ)))
                .isInstanceOf(VfioException.class);
        assertThat(access.notices().notices()).isEmpty();
    }
}
