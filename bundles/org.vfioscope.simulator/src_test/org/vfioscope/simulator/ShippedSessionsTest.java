package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.Notice;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.simulator.internal.kernel.DescriptorTable;

/** What a session makes of every shipped device. */
class ShippedSessionsTest {

    private final DescriptorTable table = Requests.table();
    private final DeviceAccess access = new DeviceAccess(List.of(Requests.provider(table)), Clock.systemUTC());

    @AfterEach
    void leavesNoDescriptor() throws Exception {
        access.close();
        assertThat(table.open()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "nvme, 0, 0x0+0x4000@0x0",
        "gpu, 0, 0x0+0x1000000@0x0",
        "gpu, 1, 0x0+0x10000000@0x0 0x40000000+0xc0000000@0x10000000 0x200000000+0x180000000@0xd0000000",
        "gpu, 3, 0x0+0x2000000@0x0",
        "nic, 0, 0x0+0x20000@0x0",
        "nic, 3, 0x0+0x1000@0x0 0x2000+0x2000@0x1000"
    })
    void exports(String device, int region, String layout) throws Exception {
        DeviceSession session = access.open("sim:" + device);
        DmabufOutcome outcome = session.createDmabuf(region);
        assertThat(outcome).isInstanceOf(DmabufOutcome.Created.class);
        DmabufHandle handle = ((DmabufOutcome.Created) outcome).handle();
        Dmabuf dmabuf = handle.dmabuf();
        assertThat(dmabuf.ranges().stream()
                        .map(r -> "0x%x+0x%x@0x%x".formatted(r.regionOffset(), r.length(), r.dmabufOffset()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(layout);
        assertThat(dmabuf.size())
                .isEqualTo(dmabuf.ranges().stream().mapToLong(r -> r.length()).sum());
        assertThat(dmabuf.simulated()).isTrue();
        assertThat(dmabuf.exporter()).isEqualTo("vfio_pci_core");
        assertThat(table.open()).isOne();
        handle.release();
        assertThat(table.open()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "nvme, 1, no such region",
        "nvme, 7, config space",
        "gpu, 2, no such region",
        "gpu, 5, I/O-port BAR",
        "gpu, 6, ROM",
        "gpu, 8, no MMAP flag",
        "nic, 2, I/O-port BAR",
        "nic, 6, ROM",
        "vfio-user, 4, no MMAP flag"
    })
    void skips(String device, int region, String reason) throws Exception {
        DmabufOutcome outcome = access.open("sim:" + device).createDmabuf(region);
        assertThat(outcome)
                .isInstanceOfSatisfying(
                        DmabufOutcome.Skipped.class,
                        skipped -> assertThat(skipped.reason()).contains(reason));
    }

    @ParameterizedTest
    @CsvSource({"old-kernel, ENOTTY, NOT_IN_KERNEL", "vfio-user, no device features, NOT_IN_BACKEND"})
    void doesNotSupport(String device, String reason, Level level) throws Exception {
        DeviceSession session = access.open("sim:" + device);
        assertThat(session.snapshot().dmabufSupport().level()).isEqualTo(level);
        assertThat(session.createDmabuf(0))
                .isInstanceOfSatisfying(
                        DmabufOutcome.Unsupported.class,
                        unsupported -> assertThat(unsupported.reason()).contains(reason));
    }

    @Test
    void everyRegionOfEveryDeviceHasAnOutcome() throws Exception {
        List<String> created = new ArrayList<>();
        for (var device : access.providers().getFirst().discover(() -> false)) {
            DeviceSession session = access.open(device.name());
            for (RegionSnapshot region : session.snapshot().regions()) {
                if (session.createDmabuf(region.index()) instanceof DmabufOutcome.Created) {
                    created.add(device.name() + " " + region.name());
                }
            }
        }
        assertThat(created)
                .containsExactly(
                        "sim:nvme BAR 0",
                        "sim:gpu BAR 0",
                        "sim:gpu BAR 1",
                        "sim:gpu BAR 3",
                        "sim:nic BAR 0",
                        "sim:nic BAR 3");
        assertThat(table.open()).isEqualTo(created.size());
        assertThat(access.notices().notices())
                .extracting(Notice::text)
                .as("warned of once, however often it was asked")
                .singleElement()
                .asString()
                .contains("sim:old-kernel", "ENOTTY");
    }

    @ParameterizedTest
    @ValueSource(strings = {"nvme", "gpu", "nic", "old-kernel", "vfio-user"})
    void readsWithoutAProblem(String device) throws Exception {
        DeviceSession session = access.open("sim:" + device);
        assertThat(session.snapshot().problems()).isEmpty();
        assertThat(session.snapshot().msix()).isPresent();
    }

    @Test
    void cutsTheMsixTableOutWhereTheKernelDoesNotLetItBeMapped() throws Exception {
        access.open("sim:nic");
        assertThat(access.trace().entries())
                .filteredOn(entry -> entry.event().name().equals("vfio_msix_fixup"))
                .hasSize(2)
                .allSatisfy(entry -> assertThat(entry.simulated()).isTrue());
    }
}
