package org.vfioscope.linux.internal.sysfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.errno.Advice;

class IommuGroupTest {

    @TempDir
    Path folder;

    @Test
    void namesTheBlockingDevicesAndTheirDrivers() throws IOException {
        SysfsTree tree = new SysfsTree(folder);
        tree.plainDevice("0000:00:1f.2").driver("ahci").group(10);
        tree.plainDevice("0000:00:1f.3").driver("vfio-pci").group(10);
        tree.plainDevice("0000:00:1f.0").driver("lpc_ich").group(10);
        tree.plainDevice("0000:00:1c.0").driver("pcieport").group(10);
        tree.plainDevice("0000:00:1f.4").group(10);
        tree.plainDevice("0000:00:02.0").driver("i915").group(2);

        Advice advice = IommuGroup.notViable(tree.paths(), 10);

        assertThat(advice.cause())
                .isEqualTo(
                        "IOMMU group 10 is not viable: 0000:00:1f.0 is bound to lpc_ich, 0000:00:1f.2 is bound to ahci;"
                                + " a group goes to VFIO as a whole");
        assertThat(advice.remedy())
                .contains(
                        "/sys/bus/pci/devices/0000:00:1f.0/driver/unbind",
                        "/sys/bus/pci/devices/0000:00:1f.2/driver/unbind")
                .doesNotContain("1f.3", "1c.0", "1f.4", "02.0")
                .endsWith("(the host then loses the devices)");
    }

    @Test
    void saysWhereToLookWhenSysfsShowsNoBlocker() {
        SysfsTree tree = new SysfsTree(folder);

        assertThat(IommuGroup.notViable(tree.paths(), 10).remedy())
                .contains(tree.paths().iommuGroups() + "/10/devices");
    }
}
