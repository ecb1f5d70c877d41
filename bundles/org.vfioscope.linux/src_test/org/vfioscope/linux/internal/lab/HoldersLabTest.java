package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufOrigin;
import org.vfioscope.model.host.DmabufOrigin.Place;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.HeldDmabuf;

/** Dmabufs of a real QEMU and of this process, as /proc shows them. */
class HoldersLabTest {

    @TempDir
    Path folder;

    private final LinuxProvider provider = new LinuxProvider();
    private DeviceAccess access;
    private List<String> before;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
        before = OpenDescriptors.now();
    }

    @AfterEach
    void end() throws Exception {
        access.close();
        assertThat(OpenDescriptors.now()).isEqualTo(before);
    }

    private List<HeldDmabuf> heldBy(long pid) throws Exception {
        return HeldDmabufs.search(access, () -> false).dmabufs().stream()
                .filter(held -> held.holding().pid() == pid)
                .toList();
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-iommufd")
    void whichQemuHoldsWhichBar() throws Exception {
        try (PeerQemu qemu = PeerQemu.with(folder.resolve("errors"), LabDevices.IVSHMEM, LabDevices.E1000E)) {
            Place first = new Place(LabDevices.E1000E, 0);
            Place second = new Place(LabDevices.E1000E, 1);

            List<HeldDmabuf> held = heldBy(qemu.pid());

            assertThat(held)
                    .extracting(HeldDmabuf::origin)
                    .containsExactlyInAnyOrder(
                            new DmabufOrigin.Inferred(new Place(LabDevices.IVSHMEM, 2)),
                            new DmabufOrigin.OneOf(List.of(first, second)),
                            new DmabufOrigin.OneOf(List.of(first, second)),
                            new DmabufOrigin.Inferred(new Place(LabDevices.E1000E, 3)));
            assertThat(held).allSatisfy(dmabuf -> {
                assertThat(dmabuf.holding().exporter()).contains("vfio_pci_core");
                assertThat(dmabuf.holding().process()).isNotBlank();
            });
            assertThat(HeldDmabufs.search(access, () -> false).unreadable()).isZero();
            theDoctorAndTheBinderSeeItToo(qemu.pid());
        }
    }

    private void theDoctorAndTheBinderSeeItToo(long pid) throws Exception {
        assertThat(provider.doctor().orElseThrow().examine(provider.describe(LabDevices.IVSHMEM)))
                .filteredOn(finding -> finding.id().equals("device-holders"))
                .extracting(Finding::title)
                .singleElement()
                .asString()
                .contains("(" + pid + ")");
        assertThat(catchThrowableOfType(
                        DeviceException.class,
                        () -> provider.binder().orElseThrow().planUnbind(provider.describe(LabDevices.IVSHMEM))))
                .hasMessageContaining("is open in", "(" + pid + ")");
    }

    @Test
    @Tag("lab-old")
    void aQemuWithoutDmabufsHoldsItsDevicesAllTheSame() throws Exception {
        try (PeerQemu qemu = PeerQemu.with(folder.resolve("errors"), LabDevices.IVSHMEM, LabDevices.E1000E)) {
            HeldDmabufs held = HeldDmabufs.search(access, () -> false);

            assertThat(held.dmabufs()).isEmpty();
            assertThat(held.devices())
                    .filteredOn(device -> device.pid() == qemu.pid() && device.kind() == DeviceHolding.Kind.GROUP)
                    .extracting(DeviceHolding::devices)
                    .containsExactlyInAnyOrder(List.of(LabDevices.IVSHMEM), List.of(LabDevices.E1000E));
            theDoctorAndTheBinderSeeItToo(qemu.pid());
        }
    }

    @Test
    @Tag("lab-new")
    @Tag("lab-iommufd")
    void anOwnDmabufIsKnownForCertainUntilItIsReleased() throws Exception {
        long self = ProcessHandle.current().pid();
        DmabufHandle handle =
                ((DmabufOutcome.Created) access.open(LabDevices.TESTDEV).createDmabuf(2)).handle();

        assertThat(heldBy(self)).singleElement().satisfies(held -> {
            assertThat(held.origin()).isEqualTo(new DmabufOrigin.Own(new Place(LabDevices.TESTDEV, 2)));
            assertThat(held.holding().fd()).isEqualTo(handle.dmabuf().fd());
            assertThat(held.holding().size()).isEqualTo(OptionalLong.of(0x10000));
        });

        handle.release();
        assertThat(heldBy(self)).isEmpty();
    }
}
