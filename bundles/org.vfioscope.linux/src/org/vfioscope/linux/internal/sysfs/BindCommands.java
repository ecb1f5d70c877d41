package org.vfioscope.linux.internal.sysfs;

import java.util.Optional;

/** The commands that give a device to vfio-pci, to be shown to the user; nothing here runs them. */
public final class BindCommands {

    private BindCommands() {}

    /**
     * What to type as root to bind a device to vfio-pci until the next boot.
     *
     * @param bdf the device's address
     * @param driver the driver that has it now
     * @return shell commands in one line
     */
    public static String bindToVfio(String bdf, Optional<String> driver) {
        String device = "/sys/bus/pci/devices/" + bdf;
        String unbind = driver.isPresent() ? "echo %s > %s/driver/unbind && ".formatted(bdf, device) : "";
        return "modprobe vfio-pci && echo vfio-pci > %s/driver_override && %secho %s > /sys/bus/pci/drivers_probe"
                .formatted(device, unbind, bdf);
    }
}
