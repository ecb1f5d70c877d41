package org.vfioscope.cli;

import java.util.List;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** Tells a name that cannot be a device's, which is wrong usage, from a device that is not there. */
final class DeviceNames {

    private DeviceNames() {}

    /**
     * Lets names pass whose form some provider takes.
     *
     * @throws ParameterException for the first other one, with a device whose name is like it
     */
    static void check(DeviceAccess access, CommandLine command, List<String> names) {
        for (String name : names) {
            if (access.providers().stream().noneMatch(provider -> provider.accepts(name))) {
                throw unknown(access, command, name);
            }
        }
    }

    private static ParameterException unknown(DeviceAccess access, CommandLine command, String name) {
        String words = "'%s' names no device, as 0000:03:00.0 or sim:gpu would".formatted(name);
        for (DeviceProvider provider : access.providers()) {
            try {
                for (DeviceDescription device : provider.discover(() -> false)) {
                    if (!name.isBlank() && device.name().endsWith(name)) {
                        return new ParameterException(command, words + " (did you mean %s?)".formatted(device.name()));
                    }
                }
            } catch (VfioException e) {
                // the name is wrong all the same; that there is nothing to suggest shows with --verbose
                return new ParameterException(command, words, e);
            }
        }
        return new ParameterException(command, words);
    }
}
