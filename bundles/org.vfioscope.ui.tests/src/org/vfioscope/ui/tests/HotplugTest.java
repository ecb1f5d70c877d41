package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.Platform;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.Ui;

/** Devices that come, change and go appear by themselves; a simulated one is plugged in by its file. */
class HotplugTest extends WindowTest {

    /** The folder of device files that the window was started with. */
    private final Path file =
            Path.of(System.getProperty("vfioscope.simulator.devices")).resolve("plugged.json");

    @AfterEach
    void unplug() throws IOException {
        Files.deleteIfExists(file);
        Ui.await("the device to go", () -> !devices.isShown(SIMULATED, "sim:plugged"));
    }

    @Test
    void aDeviceAppearsChangesItsDriverAndGoes() throws IOException {
        devices.select(SIMULATED, "sim:nvme");
        String device = shipped();
        Files.writeString(file, device);
        devices.awaitCell(1, "vfio-pci", SIMULATED, "sim:plugged");
        Files.writeString(file, device.replace("\"driver\": \"vfio-pci\"", "\"driver\": \"xhci_hcd\""));
        devices.awaitCell(1, "xhci_hcd", SIMULATED, "sim:plugged");
        Files.delete(file);
        Ui.await("the device to go", () -> !devices.isShown(SIMULATED, "sim:plugged"));
        assertThat(devices.selected()).singleElement().asString().startsWith("sim:nvme");
    }

    private static String shipped() throws IOException {
        try (InputStream file = Platform.getBundle("org.vfioscope.simulator")
                .getEntry("org/vfioscope/simulator/devices/old-kernel.json")
                .openStream()) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
