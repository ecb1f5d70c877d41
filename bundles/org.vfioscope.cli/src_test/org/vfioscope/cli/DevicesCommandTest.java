package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DevicesCommandTest extends CommandLineTestBase {

    @Test
    void listsHostDevicesBeforeSimulatedOnesWhateverTheOrderOfTheProviders() {
        assertThat(run("devices")).isZero();
        assertThat(out.toString().lines().filter(line -> !line.startsWith(" ")).toList())
                .satisfies(lines -> {
                    assertThat(lines.getFirst()).isEqualTo("Host devices");
                    assertThat(lines.get(1)).startsWith("NAME ");
                    assertThat(lines.get(2)).matches("0000:00:03.0 +8 +vfio-pci +ready +Unclassified device: .*");
                    assertThat(lines.get(4)).isEqualTo("Simulated devices (no hardware behind them)");
                    assertThat(lines.get(6)).startsWith("sim:gpu ");
                });
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void saysBelowTheTableWhyADeviceCannotBeOpened() {
        host.busy = "0000:00:03.0";
        run("devices");
        assertThat(out.toString())
                .containsPattern(
                        "0000:00:03.0 .* blocked .*\n    0000:00:03.0 blocked: it is busy: stop what uses it\n");
    }

    @Test
    void writesJson() {
        assertThat(run("devices", "--format", "json")).isZero();
        assertThat(out.toString())
                .startsWith(
                        "{\n  \"format\": \"vfioscope-devices\",\n  \"version\": 1,\n  \"generator\": \"Vfioscope 0.1.0\"")
                .contains("\"name\": \"sim:gpu\",\n      \"simulated\": true")
                .contains("\"name\": \"0000:00:03.0\",\n      \"simulated\": false")
                .endsWith("}\n");
    }

    @Test
    void listsWhatItCanWhereOnePlaceCannotBeRead() {
        host.unreadable = true;
        assertThat(run("devices")).isEqualTo(1);
        assertThat(out.toString()).contains("sim:gpu").doesNotContain("Host devices");
        assertThat(err.toString())
                .startsWith("vfioscope: /sys/bus/pci: look for devices: EACCES (Permission denied). ")
                .hasLineCount(1);
    }

    @Test
    void opensNothing() {
        run("devices");
        assertThat(simulated.devices.get("sim:gpu").log).isEmpty();
    }
}
