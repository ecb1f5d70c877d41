package org.vfioscope.vfiouser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.MappedRange;
import org.vfioscope.access.SessionListener;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.ToldSockets;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.MmapRange;
import org.vfioscope.vfiouser.internal.client.KnownSockets;

/** Servers that end, come back, or were never there. */
class LostServerTest extends ServedTestBase {

    @Test
    void whatIsLostSaysSoUntilTheDeviceIsReadAnew() throws Exception {
        DeviceSession original = devices.open("sim:nvme");
        serve(original, true);
        DeviceSession there = client.open(servedName());
        MappedRange mapped = there.map(0, new MmapRange(0, 0x4000), false);
        service.close();
        assertThatThrownBy(() -> there.read(0, 0, AccessWidth.DWORD)).isInstanceOf(VfioException.class);
        assertThatThrownBy(() -> there.read(0, 0, AccessWidth.DWORD)).hasMessageContaining("ENOTCONN");
        assertThatThrownBy(() -> mapped.read(0, AccessWidth.DWORD)).hasMessageContaining("ENOTCONN");
        assertThatThrownBy(there::refresh)
                .as("nobody listens yet")
                .isInstanceOfSatisfying(
                        VfioException.class, e -> assertThat(e.errno().name()).isEqualTo("ENOENT"));

        serve(original, true);
        assertThatThrownBy(() -> there.write(0, 0x14, AccessWidth.DWORD, 1))
                .as("it may be another device by now")
                .hasMessageContaining("ENOTCONN");
        there.refresh();
        assertThat(there.read(0, 0, AccessWidth.DWORD)).isEqualTo(0x14013fff);
        assertThatThrownBy(() -> mapped.read(0, AccessWidth.DWORD))
                .as("it is a mapping of what was shared before")
                .hasMessageContaining("ENOTCONN");
        assertThat(there.map(0, new MmapRange(0, 0x1000), false).read(0, AccessWidth.DWORD))
                .isEqualTo(0x14013fff);
    }

    @Test
    void listsWhatTheUserTellsOf() throws Exception {
        VfioUserProvider told = new VfioUserProvider(new KnownSockets(List.of(folder.resolve("a"))));
        ToldSockets sockets = told.sockets().orElseThrow();
        assertThat(told.accepts(sockets.deviceName(socket))).isTrue();
        sockets.list(socket);
        sockets.list(socket);
        sockets.list(folder.resolve("a"));
        assertThat(told.discover(() -> false))
                .extracting(DeviceDescription::name)
                .containsExactly("vfio-user:" + folder.resolve("a"), servedName());
    }

    @Test
    void aServersEndIsNoticedAtOnce() throws Exception {
        // java.nio keeps a socket of its own for good, once a test has used one
        List<String> before = OpenDescriptors.to("socket:");
        DeviceSession original = devices.open("sim:nvme");
        serve(original, false);
        DeviceSession there = client.open(servedName());
        MappedRange mapped = there.map(0, new MmapRange(0, 0x1000), false);
        BlockingQueue<DeviceSession> changed = new LinkedBlockingQueue<>();
        client.addListener(new SessionListener() {
            @Override
            public void opened(DeviceSession session) {}

            @Override
            public void changed(DeviceSession session) {
                changed.add(session);
            }

            @Override
            public void closed(DeviceSession session) {}
        });
        assertThat(there.loss()).isEmpty();
        service.close();
        assertThat(changed.poll(1, TimeUnit.MINUTES)).isSameAs(there);
        assertThat(there.loss())
                .hasValueSatisfying(loss -> assertThat(loss.explained())
                        .contains("ENOTCONN")
                        .contains("refresh the device, or run the command again"));
        assertThat(OpenDescriptors.to("socket:"))
                .as("the connection's own are closed")
                .isEqualTo(before);
        assertThatThrownBy(() -> mapped.read(0, AccessWidth.DWORD)).hasMessageContaining("ENOTCONN");

        serve(original, false);
        there.refresh();
        assertThat(there.loss()).isEmpty();
        assertThat(there.read(0, 0, AccessWidth.DWORD)).isEqualTo(0x14013fff);
        changed.clear();
        client.close();
        assertThat(there.loss()).as("this side closed it").isEmpty();
    }

    @Test
    void aSocketThatIsNotThere() {
        assertThatThrownBy(() -> client.open(servedName()))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("There is no socket")
                .hasMessageContaining("vfioscope serve");
    }

    @Test
    void aFileThatIsNoSocket() {
        assertThatThrownBy(() -> client.open("vfio-user:" + folder))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("is no socket");
    }

    @Test
    void twoServersAtOneSocket() throws Exception {
        DeviceSession original = devices.open("sim:nvme");
        serve(original, false);
        assertThatThrownBy(() -> provider.server().orElseThrow().serve(original, socket, false, log::add))
                .hasMessageContaining("EADDRINUSE");
        assertThat(socket).exists();
    }

    @Test
    void findsWhatItWasToldOf() throws Exception {
        serve(devices.open("sim:nvme"), false);
        VfioUserProvider told = new VfioUserProvider(new KnownSockets(List.of(folder, folder.resolve("gone"))));
        assertThat(told.searches()).isTrue();
        assertThat(provider.searches()).isFalse();
        List<DeviceDescription> found = told.discover(() -> false);
        assertThat(found)
                .extracting(DeviceDescription::name)
                .containsExactly(servedName(), "vfio-user:" + folder.resolve("gone"));
        assertThat(found.get(0).obstacle()).isEmpty();
        assertThat(found.get(1).obstacle())
                .hasValueSatisfying(reason -> assertThat(reason).contains("no socket"));
        assertThat(log).as("nobody was talked with").isEmpty();
    }
}
