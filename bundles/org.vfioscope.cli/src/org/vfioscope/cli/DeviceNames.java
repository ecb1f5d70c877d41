package org.vfioscope.cli;

import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/**
 * The names by which all commands take devices: those of the providers, and those of files, which stand for the captures
 * in them. Tells a name that cannot be a device's, which is wrong usage, from a device that is not there.
 */
final class DeviceNames {

    /** What stands before a file to make a device's name of it. */
    private static final String CAPTURE = "capture:";

    private DeviceNames() {}

    /**
     * Lets a name pass whose form some provider takes, and that of a file, or of a device in it.
     *
     * @return the name, that of a file made the name of a capture
     * @throws ParameterException for any other, with a device whose name is like it
     */
    static String check(DeviceAccess access, CommandLine command, String name) {
        if (isTaken(access, name)) {
            return name;
        }
        if (isFile(name) && isTaken(access, CAPTURE + name)) {
            return CAPTURE + name;
        }
        throw unknown(access, command, name);
    }

    /**
     * Lets several names pass.
     *
     * @return what {@link #check(DeviceAccess, CommandLine, String)} gives for each
     * @throws ParameterException for the first that cannot be a device's
     */
    static List<String> check(DeviceAccess access, CommandLine command, List<String> names) {
        return names.stream().map(name -> check(access, command, name)).toList();
    }

    private static boolean isTaken(DeviceAccess access, String name) {
        return access.providers().stream().anyMatch(provider -> provider.accepts(name));
    }

    /** Whether there is such a file, or one before the mark behind which a device in it is named. */
    private static boolean isFile(String name) {
        int mark = name.lastIndexOf('#');
        try {
            return !name.isBlank() && Files.exists(Path.of(name))
                    || mark > 0 && Files.exists(Path.of(name.substring(0, mark)));
        } catch (InvalidPathException e) {
            // then it is the name of nothing
            return false;
        }
    }

    /**
     * The devices that names stand for; one that is not there is an error, and the others go on.
     *
     * @param context takes the errors
     * @param names what {@link #check} gave
     * @param devices takes the devices, in order
     * @return whether all names stand for devices
     */
    static boolean describe(CommandContext context, List<String> names, List<DeviceDescription> devices) {
        boolean all = true;
        for (String name : names) {
            try {
                devices.addAll(context.access().describeAll(name));
            } catch (VfioException | DeviceException e) {
                context.error(e);
                all = false;
            }
        }
        return all;
    }

    private static ParameterException unknown(DeviceAccess access, CommandLine command, String name) {
        String words = (looksLikeFile(name)
                        ? "there is no file '%s', and no device of that name"
                        : "'%s' names no device, as 0000:03:00.0 or sim:gpu would")
                .formatted(name);
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

    private static boolean looksLikeFile(String name) {
        return name.indexOf('/') >= 0 || name.endsWith(".json") || name.endsWith(".log") || name.endsWith(".txt");
    }
}
