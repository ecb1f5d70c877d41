package org.vfioscope.vfiouser;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.errno.Errno;

/** Client and server against each other: simulated devices, opened through a socket. */
class ServedDeviceTest extends ServedTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"nvme", "gpu", "nic", "old-kernel", "vfio-user"})
    void looksAsItDoesWithoutTheSocket(String name) throws Exception {
        DeviceSession original = devices.open("sim:" + name);
        serve(original, false);
        DeviceSnapshot here = original.snapshot();
        DeviceSnapshot there = client.open(servedName()).snapshot();
        assertThat(there.problems()).isEmpty();
        assertThat(there.info().regionCount()).isEqualTo(here.info().regionCount());
        assertThat(there.info().rawFlags()).isEqualTo(here.info().rawFlags());
        assertThat(there.regions()).isEqualTo(here.regions());
        assertThat(there.irqs()).isEqualTo(here.irqs());
        assertThat(known(there))
                .as("no message carries a dmabuf")
                .isEqualTo(known(here).stream()
                        .filter(feature -> feature.number() != 11)
                        .toList());
        assertThat(there.config()).isEqualTo(here.config());
        assertThat(there.device().bars()).isEqualTo(here.device().bars());
        assertThat(there.device().pci().map(pci -> pci.ids()))
                .isEqualTo(here.device().pci().map(pci -> pci.ids()));
        assertThat(there.device().pci().map(pci -> pci.classCode()))
                .isEqualTo(here.device().pci().map(pci -> pci.classCode()));
        assertThat(there.device().simulated()).isTrue();
        assertThat(there.via()).isEqualTo("vfio-user 0.2");
        assertThat(log).as("a feature that there is not is no news").containsExactly("client 1 connected");
        assertThat(there.dmabufSupport().level()).isEqualTo(FeatureSupport.Level.NOT_IN_BACKEND);
    }

    private static List<FeatureProbe> known(DeviceSnapshot snapshot) {
        return snapshot.features().stream().filter(FeatureProbe::isKnown).toList();
    }

    @Test
    void contentGoesByMessage() throws Exception {
        serve(devices.open("sim:nvme"), false);
        DeviceSession there = client.open(servedName());
        assertThat(there.read(0, 0, AccessWidth.QWORD)).isEqualTo(0x00000030_14013fffL);
        assertThat(there.read(0, 2, AccessWidth.WORD)).isEqualTo(0x1401);
        assertThat(there.read(7, 0, AccessWidth.DWORD)).isEqualTo(0xa80a144dL);
    }

    @Test
    void eightBytesThatAreNoSingleAccessThereAreTwo() throws Exception {
        DeviceSession here = devices.open("sim:old-kernel");
        serve(here, true);
        DeviceSession there = client.open(servedName());
        long low = here.read(0, 0, AccessWidth.DWORD);
        long high = here.read(0, 4, AccessWidth.DWORD);
        assertThat(there.read(0, 0, AccessWidth.QWORD)).isEqualTo(high << 32 | low);
        there.write(0, 0x10, AccessWidth.QWORD, 0x1234_5678_9abc_def0L);
        assertThat(here.read(0, 0x14, AccessWidth.DWORD)).isEqualTo(0x1234_5678L);
    }

    @Test
    void contentIsMapped() throws Exception {
        serve(devices.open("sim:nvme"), false);
        DeviceSession there = client.open(servedName());
        var mapping = there.map(0, new MmapRange(0, 0x4000), false);
        assertThat(mapping.read(0, AccessWidth.QWORD)).isEqualTo(0x00000030_14013fffL);
        assertThat(mapping.read(0x3000, AccessWidth.DWORD)).isEqualTo(0xffff_ffffL);
    }

    @Test
    void ofAHugeRegionOnlyWhatIsThereIsCopied() throws Exception {
        serve(devices.open("sim:gpu"), true);
        DeviceSession there = client.open(servedName());
        long last = 0x200000000L + 0x180000000L - 8;
        there.write(1, last, AccessWidth.QWORD, 0x1122334455667788L);
        var mapping = there.map(1, new MmapRange(last & -0x1000, 0x1000), true);
        assertThat(mapping.read(last, AccessWidth.QWORD)).isEqualTo(0x1122334455667788L);
        mapping.write(last, AccessWidth.QWORD, 42);
        assertThat(there.read(1, last, AccessWidth.QWORD)).isEqualTo(42);
    }

    @Test
    void whoMayOnlyReadChangesNothing() throws Exception {
        serve(devices.open("sim:nvme"), false);
        DeviceSession there = client.open(servedName());
        assertThatThrownBy(() -> there.write(0, 0x24, AccessWidth.DWORD, 1))
                .isInstanceOfSatisfying(VfioException.class, refused -> {
                    assertThat(refused.errno()).isEqualTo(Errno.EPERM);
                    assertThat(refused.explained()).contains("--writable");
                });
        assertThatThrownBy(there::reset).hasMessageContaining("EPERM");
        assertThatThrownBy(() -> there.map(0, new MmapRange(0, 0x4000), true))
                .as("the memory itself is sealed")
                .isInstanceOfSatisfying(
                        VfioException.class,
                        refused -> assertThat(refused.explained())
                                .contains("EPERM", "to be read only", "start it with --writable"));
        assertThat(there.read(0, 0x24, AccessWidth.DWORD)).isZero();
        assertThat(log).filteredOn(line -> line.contains("--writable")).hasSize(1);
    }

    @Test
    void whoMayWriteChangesTheDevice() throws Exception {
        DeviceSession original = devices.open("sim:nvme");
        serve(original, true);
        DeviceSession there = client.open(servedName());
        there.write(0, 0x24, AccessWidth.DWORD, 0x00ff003f);
        assertThat(original.read(0, 0x24, AccessWidth.DWORD)).isEqualTo(0x00ff003f);
        there.write(PciIndex.CONFIG, 4, AccessWidth.WORD, 0);
        assertThat(original.snapshot().config().orElseThrow().answersMemory()).isFalse();
        assertThatThrownBy(() -> there.read(0, 0, AccessWidth.DWORD)).hasMessageContaining("EIO");
    }

    @Test
    void anErrorOfTheDeviceComesThrough() throws Exception {
        serve(devices.open("sim:nvme"), true);
        DeviceSession there = client.open(servedName());
        assertThatThrownBy(() -> there.read(0, 0x4000, AccessWidth.DWORD)).hasMessageContaining("EINVAL");
        assertThat(there.read(0, 0, AccessWidth.BYTE)).isEqualTo(0xff);
    }

    @Test
    void aResetIsSeenByMessageAndInTheMapping() throws Exception {
        serve(devices.open("sim:nvme"), true);
        DeviceSession there = client.open(servedName());
        var mapping = there.map(0, new MmapRange(0, 0x1000), true);
        there.write(0, 0x24, AccessWidth.DWORD, 5);
        mapping.write(0, AccessWidth.DWORD, 6);
        there.reset();
        assertThat(there.read(0, 0x24, AccessWidth.DWORD)).isZero();
        assertThat(mapping.read(0x24, AccessWidth.DWORD)).isZero();
        assertThat(mapping.read(0, AccessWidth.DWORD)).isEqualTo(0x14013fff);
    }

    @Test
    void aResetWithMemoryDecodeOffIsSeenWhenItIsOnAgain() throws Exception {
        serve(devices.open("sim:nvme"), true);
        DeviceSession there = client.open(servedName());
        var mapping = there.map(0, new MmapRange(0, 0x1000), true);
        mapping.write(0, AccessWidth.DWORD, 6);
        there.write(PciIndex.CONFIG, 4, AccessWidth.WORD, 0x100);
        there.reset();
        there.write(PciIndex.CONFIG, 4, AccessWidth.WORD, 0x103);
        assertThat(mapping.read(0, AccessWidth.DWORD)).isEqualTo(0x14013fff);
    }

    @Test
    void severalClientsSeeOneDevice() throws Exception {
        serve(devices.open("sim:nvme"), true);
        DeviceSession first = client.open(servedName());
        try (DeviceAccess others = new DeviceAccess(List.of(provider), Clock.systemUTC())) {
            others.open(servedName()).write(0, 0x28, AccessWidth.QWORD, 7);
        }
        assertThat(first.read(0, 0x28, AccessWidth.QWORD)).isEqualTo(7);
    }

    @Test
    void theSocketIsTheOwnersAlone() throws Exception {
        serve(devices.open("sim:nvme"), false);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(socket)))
                .isEqualTo("rw-------");
        service.close();
        assertThat(socket).doesNotExist();
    }
}
