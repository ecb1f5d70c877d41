package org.vfioscope.ui.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.ui.internal.Samples;

class ActionRulesTest {

    private final DeviceDescription free = Samples.simulated("sim:wheel");
    private final Target.Nothing nothing = new Target.Nothing();
    private final Target.Device closed = new Target.Device(free, false);
    private final Target.Device open = new Target.Device(free, true);

    @Test
    void opensWhatIsClosed() {
        assertThat(ActionRules.open(closed).isEnabled()).isTrue();
        assertReason(ActionRules.open(open), "sim:wheel is open already");
        assertReason(ActionRules.open(nothing), "Select one device");
    }

    @Test
    void saysWhatStandsInTheWay() {
        DeviceDescription bound = Samples.host(
                "0000:00:01.0", OptionalInt.of(3), Optional.of("It is bound to nvme: bind it to vfio-pci"));
        assertReason(
                ActionRules.open(new Target.Device(bound, false)),
                "0000:00:01.0 cannot be opened: It is bound to nvme: bind it to vfio-pci");
    }

    @Test
    void closesTheDeviceOfWhateverIsSelectedOfIt() {
        assertThat(ActionRules.close(open).isEnabled()).isTrue();
        assertThat(ActionRules.close(region(Samples.ioPorts(2), Samples.EXPORTS))
                        .isEnabled())
                .isTrue();
        assertThat(ActionRules.close(dmabuf(false)).isEnabled()).isTrue();
        assertThat(ActionRules.openDevice(dmabuf(false))).contains(free);
        assertReason(ActionRules.close(closed), "sim:wheel is not open");
        assertReason(ActionRules.close(nothing), "Select one open device");
    }

    @Test
    void makesDmabufsOfRegionsWithRanges() {
        RegionSnapshot memory = Samples.memory(0, 0x4000, Optional.empty());
        assertThat(ActionRules.createDmabuf(region(memory, Samples.EXPORTS)).isEnabled())
                .isTrue();
        assertReason(
                ActionRules.createDmabuf(region(Samples.ioPorts(2), Samples.EXPORTS)),
                "BAR 2: an I/O-port BAR has no memory that could be mapped or exported");
        assertReason(
                ActionRules.createDmabuf(region(Samples.absent(3), Samples.EXPORTS)),
                "BAR 3: the device has no such region");
        assertReason(ActionRules.createDmabuf(open), "Select one region");
        assertReason(ActionRules.createDmabuf(dmabuf(true)), "Select one region");
    }

    @Test
    void makesNoDmabufOfARegionThatQemuRefuses() {
        RegionSnapshot overlapping = Samples.memory(
                1,
                0x4000,
                Optional.empty(),
                new SparseMmapCapability(1, List.of(new MmapRange(0, 0x2000), new MmapRange(0x1000, 0x1000))));
        assertReason(
                ActionRules.createDmabuf(region(overlapping, Samples.EXPORTS)),
                "BAR 1: QEMU refuses the region, areas");
    }

    @Test
    void makesNoDmabufWithoutAnExporter() {
        RegionSnapshot memory = Samples.memory(0, 0x4000, Optional.empty());
        for (Level level : List.of(Level.NOT_IN_BACKEND, Level.NOT_IN_KERNEL, Level.NOT_IN_DRIVER)) {
            assertReason(
                    ActionRules.createDmabuf(region(memory, new FeatureSupport(level, "unsupported: not here"))),
                    "sim:wheel: dmabufs unsupported: not here");
        }
        FeatureSupport unclear = new FeatureSupport(Level.ERROR, "EIO");
        assertThat(ActionRules.createDmabuf(region(memory, unclear)).isEnabled())
                .as("a failed probe leaves it open")
                .isTrue();
    }

    @Test
    void makesDmabufsOfChosenRangesOfDevicesThatHaveARegion() {
        assertThat(ActionRules.newDmabuf(open, List.of(Samples.absent(0), Samples.ioPorts(2)))
                        .isEnabled())
                .isTrue();
        assertReason(ActionRules.newDmabuf(open, List.of(Samples.absent(0))), "sim:wheel has no region");
        assertReason(ActionRules.newDmabuf(closed, List.of()), "Select one open device");
    }

    @Test
    void releasesWhatIsLive() {
        assertThat(ActionRules.releaseDmabuf(dmabuf(true)).isEnabled()).isTrue();
        assertReason(ActionRules.releaseDmabuf(dmabuf(false)), "The dmabuf fd 42 (inode 9) is released already");
        assertReason(ActionRules.releaseDmabuf(open), "Select one dmabuf");
    }

    private Target region(RegionSnapshot region, FeatureSupport support) {
        return new Target.Region(free, support, region);
    }

    private Target dmabuf(boolean live) {
        return new Target.DmabufOf(free, new Dmabuf(42, 0x1000, 9, "vfio_pci_core", 0, List.of(), true), live);
    }

    private static void assertReason(Availability availability, String reason) {
        assertThat(availability)
                .isInstanceOfSatisfying(
                        Availability.Disabled.class,
                        disabled -> assertThat(disabled.reason()).startsWith(reason));
    }
}
