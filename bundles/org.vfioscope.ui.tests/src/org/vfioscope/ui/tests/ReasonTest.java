package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** An action that cannot work is disabled, and its tooltip says why. */
class ReasonTest extends WindowTest {

    private static final String IO_PORTS = "BAR 2: an I/O-port BAR has no memory that could be mapped or exported";
    private static final String ROM = "ROM: the expansion ROM can be read, but not mapped or exported";

    @Test
    void noDmabufOfIoPorts() {
        open("sim:nic");
        regions.select("sim:nic", "BAR 2");
        ToolbarDriver.await(false, IO_PORTS);
        assertThat(MenuDriver.main().isEnabled("Device", "Create Dmabuf")).isFalse();
        assertThat(MenuDriver.main().tooltip("Device", "Create Dmabuf")).contains(IO_PORTS);
        assertThat(MenuDriver.context(regions).isEnabled("Create Dmabuf")).isFalse();
        assertThat(regions.cells("sim:nic", "BAR 2", "No mmap range").get(4)).isEqualTo("I/O ports are not memory");
    }

    @Test
    void noDmabufOfTheRom() {
        open("sim:nic");
        regions.select("sim:nic", "ROM");
        ToolbarDriver.await(false, ROM);
    }

    @Test
    void reasonGoesWithTheSelection() {
        open("sim:nic");
        regions.select("sim:nic", "ROM");
        ToolbarDriver.await(false, ROM);
        regions.select("sim:nic", "BAR 0");
        ToolbarDriver.await(true, "Create Dmabuf");
        ToolbarDriver.await(false, "Select one dmabuf in the Regions view");
    }

    @Test
    void anOpenDeviceIsNotOpenedAgain() {
        open("sim:nvme");
        devices.select(SIMULATED, "sim:nvme");
        ToolbarDriver.await(false, "sim:nvme is open already");
        devices.select(SIMULATED, "sim:gpu");
        ToolbarDriver.await(true, "Open");
    }

    @Test
    void aMenuSpeaksOfTheDeviceOfTheActiveView() {
        open("sim:nic");
        open("sim:gpu");
        regions.select("sim:gpu", "BAR 1");
        assertThat(MenuDriver.main().isEnabled("Device", "Create Dmabuf")).isTrue();
        ViewMenuDriver.show("org.vfioscope.ui.devices");
        devices.select(SIMULATED, "sim:nic");
        assertThat(MenuDriver.main().isEnabled("Device", "Create Dmabuf")).isFalse();
        assertThat(MenuDriver.main().tooltip("Device", "Create Dmabuf")).contains("Select one region");
        devices.select(SIMULATED, "sim:gpu");
        assertThat(MenuDriver.main().isEnabled("Device", "Create Dmabuf")).isTrue();
        devices.select(SIMULATED, "sim:nic");
        ToolbarDriver.await(false, "Select one region");
        ViewMenuDriver.show("org.vfioscope.ui.regions");
        ToolbarDriver.await(true, "Create Dmabuf");
    }
}
