package org.vfioscope.ui.internal.rows;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.ui.internal.Samples;
import org.vfioscope.ui.internal.action.Target;

class DeviceRowsTest {

    private static final String LONG_OBSTACLE = "It is bound to nvme, not to a VFIO driver. Bind it to vfio-pci";

    private final DeviceDescription late = Samples.host("0000:03:00.0", OptionalInt.of(10), Optional.empty());
    private final DeviceDescription early = Samples.host("0000:04:00.0", OptionalInt.of(9), Optional.of(LONG_OBSTACLE));
    private final DeviceDescription ungrouped = Samples.host("0000:00:00.0", OptionalInt.empty(), Optional.empty());

    @Test
    void aListThatCannotBeReadIsSomethingToBeShown() {
        FoundDevices nothing = new FoundDevices("capture", "Captures", false, List.of(), Optional.empty());
        FoundDevices unreadable = new FoundDevices(
                "capture",
                "Captures",
                false,
                List.of(),
                Optional.empty(),
                List.of(new FoundDevices.Unreadable("capture:/gone.json", "there is no file /gone.json")));
        assertThat(nothing.isEmpty()).isTrue();
        assertThat(unreadable.isEmpty()).isFalse();
    }

    @Test
    void hostDevicesAreSortedByTheNumberOfTheirGroup() {
        TreeRow provider = host(Map.of());
        assertThat(provider.cells()).containsExactly("Host devices", "", "3 devices");
        assertThat(provider.children())
                .extracting(row -> row.cells().getFirst())
                .containsExactly("IOMMU group 9", "IOMMU group 10", "No IOMMU group");
    }

    @Test
    void anObstacleIsShortenedInTheCellAndWholeInTheTooltip() {
        TreeRow device = host(Map.of()).children().getFirst().children().getFirst();
        assertThat(device.cells())
                .containsExactly(
                        "0000:04:00.0  Acme Wheel", "vfio-pci", "blocked: It is bound to nvme, not to a VFIO driver…");
        assertThat(device.tooltip()).contains(LONG_OBSTACLE);
        assertThat(device.target()).isEqualTo(new Target.Device(early, false));
        assertThat(device.getAdapter(DeviceDescription.class)).isEqualTo(early);
        assertThat(device.getAdapter(String.class)).isNull();
    }

    @Test
    void anOpenDeviceSaysHow() {
        TreeRow device = host(Map.of("0000:03:00.0", new OpenState("group 10, type1", Optional.empty())))
                .children()
                .get(1)
                .children()
                .getFirst();
        assertThat(device.cells().getLast()).isEqualTo("open, via group 10, type1");
        assertThat(device.icon()).isEqualTo(Icon.DEVICE);
        assertThat(device.badge()).contains(Icon.BADGE_OPEN);
        assertThat(device.target()).isEqualTo(new Target.Device(late, true));
    }

    @Test
    void simulatedDevicesAreMarkedAndHaveNoGroups() {
        FoundDevices found = new FoundDevices(
                "sim", "Simulated devices", true, List.of(Samples.simulated("sim:a")), Optional.empty());
        TreeRow provider = DeviceRows.of(List.of(found), Map.of()).getFirst();
        assertThat(provider.cells()).containsExactly("Simulated devices", "", "1 device");
        assertThat(provider.children().getFirst().cells())
                .containsExactly("sim:a [simulated]  Acme Wheel", "none", "closed");
    }

    @Test
    void aProviderThatCannotLookSaysWhy() {
        FoundDevices found =
                new FoundDevices("linux", "Host devices", false, List.of(), Optional.of("/sys is not mounted"));
        TreeRow provider = DeviceRows.of(List.of(found), Map.of()).getFirst();
        assertThat(provider.children()).singleElement().satisfies(row -> {
            assertThat(row.icon()).isEqualTo(Icon.PROBLEM);
            assertThat(row.cells()).containsExactly("Cannot look for devices", "", "/sys is not mounted");
        });
    }

    @Test
    void aProviderWithoutDevicesSaysWhatToDo() {
        FoundDevices found = new FoundDevices("linux", "Host devices", false, List.of(), Optional.empty());
        TreeRow provider = DeviceRows.of(List.of(found), Map.of()).getFirst();
        assertThat(provider.children().getFirst().cells().getFirst()).isEqualTo("No device found");
        assertThat(found.hasUsableHardware()).isFalse();
    }

    @Test
    void hardwareIsUsableWhereNothingStandsInTheWay() {
        assertThat(found().hasUsableHardware()).isTrue();
        assertThat(new FoundDevices("linux", "Host devices", false, List.of(early), Optional.empty())
                        .hasUsableHardware())
                .isFalse();
        assertThat(new FoundDevices("sim", "Simulated", true, List.of(late), Optional.empty()).hasUsableHardware())
                .isFalse();
    }

    private TreeRow host(Map<String, OpenState> open) {
        return DeviceRows.of(List.of(found()), open).getFirst();
    }

    private FoundDevices found() {
        return new FoundDevices("linux", "Host devices", false, List.of(ungrouped, late, early), Optional.empty());
    }

    @Test
    void theClassGivesThePictureAndTheStateItsBadge() {
        DeviceDescription disk = withClass(0x010802, Optional.of("bound to nvme. Bind it to vfio-pci"));
        TreeRow row = DeviceRows.of(List.of(found(disk)), Map.of())
                .getFirst()
                .children()
                .getFirst()
                .children()
                .getFirst();
        assertThat(row.icon()).isEqualTo(Icon.STORAGE);
        assertThat(row.badge()).contains(Icon.BADGE_BLOCKED);
        assertThat(row.tooltip()).contains("Some class [10de:0001], revision a1");
        assertThat(Icon.of(withClass(0x030000, Optional.empty()))).isEqualTo(Icon.DISPLAY);
        assertThat(Icon.of(withClass(0xff0000, Optional.empty()))).isEqualTo(Icon.DEVICE);
    }

    private static FoundDevices found(DeviceDescription device) {
        return new FoundDevices("linux", "Host devices", false, List.of(device), Optional.empty());
    }

    private static DeviceDescription withClass(int classCode, Optional<String> obstacle) {
        PciIdentity pci = new PciIdentity(0x10de, 1, 0, 0, classCode, 0xa1, "Acme", "Wheel", "Some class");
        return new DeviceDescription(
                "0000:01:00.0",
                "linux",
                false,
                "Acme Wheel",
                Optional.of(pci),
                Optional.empty(),
                OptionalInt.of(1),
                List.of(),
                obstacle);
    }
}
