package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;

/** Runs what a user would type as root. */
final class LabShell {

    private LabShell() {}

    static void root(String commands) throws IOException, InterruptedException {
        Process shell = new ProcessBuilder("sh", "-ec", "PATH=$PATH:/usr/sbin:/sbin; " + commands)
                .redirectErrorStream(true)
                .start();
        String output = new String(shell.getInputStream().readAllBytes());
        assertThat(shell.waitFor()).as(output).isZero();
    }

    /** Gives a PCI device that has a driver to another one. */
    static void bind(String bdf, String driver) throws IOException, InterruptedException {
        String device = "/sys/bus/pci/devices/" + bdf;
        root(
                "modprobe %s; echo %s > %s/driver/unbind; echo %s > %s/driver_override; echo %s > /sys/bus/pci/drivers_probe"
                        .formatted(driver, bdf, device, driver, device, bdf));
    }
}
