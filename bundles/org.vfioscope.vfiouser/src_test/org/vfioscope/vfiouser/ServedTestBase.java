package org.vfioscope.vfiouser;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.spi.DeviceServer;
import org.vfioscope.simulator.SimulatorProvider;
import org.vfioscope.vfiouser.internal.client.KnownSockets;

/** Serves simulated devices and opens them again; no descriptor is left afterwards. */
abstract class ServedTestBase {

    @TempDir
    Path folder;

    final VfioUserProvider provider = new VfioUserProvider(new KnownSockets(List.of()));
    final DeviceAccess devices = new DeviceAccess(List.of(new SimulatorProvider()), Clock.systemUTC());
    final DeviceAccess client = new DeviceAccess(List.of(provider), Clock.systemUTC());
    final List<String> log = new CopyOnWriteArrayList<>();
    Path socket;
    DeviceServer.Service service;
    private List<String> before;

    @BeforeEach
    void countDescriptors() {
        before = OpenDescriptors.now();
        socket = folder.resolve("device.sock");
    }

    void serve(DeviceSession device, boolean writable) throws Exception {
        service = provider.server().orElseThrow().serve(device, socket, writable, log::add);
    }

    String servedName() {
        return "vfio-user:" + socket;
    }

    @AfterEach
    void leavesNoDescriptor() throws Exception {
        client.close();
        if (service != null) {
            service.close();
        }
        devices.close();
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(Files.exists(socket)).isFalse();
    }
}
