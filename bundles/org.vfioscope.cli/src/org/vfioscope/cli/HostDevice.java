package org.vfioscope.cli;

import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * A device and who found it, for what only devices of a host have.
 *
 * @param provider who found it
 * @param description the device
 */
record HostDevice(DeviceProvider provider, DeviceDescription description) {

    /** Finds the device of a name that {@link DeviceNames#check} let pass. */
    static HostDevice find(DeviceAccess access, String name) throws VfioException, DeviceException {
        DeviceProvider provider = access.providers().stream()
                .filter(candidate -> candidate.accepts(name))
                .findFirst()
                .orElseThrow(() -> new DeviceException("'%s' names no device".formatted(name)));
        return new HostDevice(provider, provider.describe(name));
    }

    /**
     * Finds a device.
     *
     * @throws ParameterException if no device can have that name
     */
    static HostDevice named(DeviceAccess access, CommandLine command, String name)
            throws VfioException, DeviceException {
        return find(access, DeviceNames.check(access, command, name));
    }

    /** Says that a device has no driver and no host to be asked about. */
    RefusedException notOfAHost(String whatFor) {
        return new RefusedException("%s is %s: it cannot be %s"
                .formatted(
                        description.name(),
                        description.simulated() ? "simulated, no kernel has it" : "no device of this host",
                        whatFor));
    }
}
