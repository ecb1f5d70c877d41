package org.vfioscope.cli;

import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.RegionSnapshot;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A region as the user named it: by its index, or by its name without regard to case and spaces.
 *
 * @param text what was typed
 */
record RegionChoice(String text) {

    private static final Pattern INDEX = Pattern.compile("[0-9]{1,9}");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9 ]*");

    /** Reads the option's value. */
    static final class Converter implements ITypeConverter<RegionChoice> {

        @Override
        public RegionChoice convert(String text) {
            if (!INDEX.matcher(text).matches() && !NAME.matcher(text).matches()) {
                throw new TypeConversionException(
                        "'%s' is neither a region's index nor a name such as BAR0".formatted(text));
            }
            return new RegionChoice(text);
        }
    }

    /**
     * The index of the chosen region.
     *
     * @throws RefusedException if the device has no such region; the message names what it has
     */
    int index(DeviceSnapshot device) throws RefusedException {
        boolean number = INDEX.matcher(text).matches();
        return device.regions().stream()
                .filter(region -> number ? region.index() == Integer.parseInt(text) : isCalled(region))
                .findFirst()
                .orElseThrow(() -> new RefusedException("%s has no region %s; it has %s"
                        .formatted(device.device().name(), text, known(device))))
                .index();
    }

    private boolean isCalled(RegionSnapshot region) {
        String name = plain(region.name());
        return name.equals(plain(text)) || name.equals(plain(text) + "space");
    }

    private static String plain(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }

    private static String known(DeviceSnapshot device) {
        return device.regions().stream()
                .filter(region -> region.info().isPresent())
                .map(region -> "%d (%s)".formatted(region.index(), region.name()))
                .collect(Collectors.joining(", "));
    }
}
