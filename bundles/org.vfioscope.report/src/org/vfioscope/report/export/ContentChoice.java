package org.vfioscope.report.export;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.access.DeviceException;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionSnapshot;

/**
 * A run of content as a user asks for it.
 *
 * @param region the region's index, or its name without regard to case and spaces
 * @param range the bytes of the region; empty for all of them
 */
public record ContentChoice(String region, Optional<MmapRange> range) {

    private static final String NUMBER = "(0[xX][0-9a-fA-F]{1,16}|[0-9]{1,20})";
    private static final Pattern TEXT =
            Pattern.compile("([A-Za-z0-9][A-Za-z0-9 ]*)(?::" + NUMBER + "\\+" + NUMBER + ")?");

    /**
     * Reads a choice.
     *
     * @param text such as {@code bar0:0x0+0x1000}, or {@code config} for a whole region
     * @return the choice
     * @throws IllegalArgumentException if the text is none; the message says what one looks like
     */
    public static ContentChoice parse(String text) {
        Matcher choice = TEXT.matcher(text);
        if (!choice.matches()) {
            throw new IllegalArgumentException(
                    "\"%s\" is neither a region nor a part of one, such as config or bar0:0x0+0x1000".formatted(text));
        }
        return new ContentChoice(
                choice.group(1),
                Optional.ofNullable(choice.group(2))
                        .map(offset -> new MmapRange(number(offset), number(choice.group(3)))));
    }

    private static long number(String text) {
        try {
            return text.startsWith("0x") || text.startsWith("0X")
                    ? Long.parseUnsignedLong(text.substring(2), 16)
                    : Long.parseUnsignedLong(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("%s does not fit into 64 bits".formatted(text), e);
        }
    }

    /**
     * The region that is meant.
     *
     * @param device the device
     * @return its region
     * @throws DeviceException if it has no such region, or the range is not inside it
     */
    RegionSnapshot in(DeviceSnapshot device) throws DeviceException {
        RegionSnapshot found = device.regions().stream()
                .filter(candidate -> candidate.info().isPresent() && isMeant(candidate))
                .findFirst()
                .orElseThrow(() -> new DeviceException(
                        "%s has no region %s".formatted(device.device().name(), region)));
        MmapRange run = bytes(found);
        if (run.isEmpty()
                || Long.compareUnsigned(run.end(), run.offset()) < 0
                || Long.compareUnsigned(run.end(), found.info().size()) > 0) {
            throw new DeviceException("%s: %s is not inside %s, which ends at 0x%x"
                    .formatted(
                            device.device().name(),
                            run,
                            found.name(),
                            found.info().size()));
        }
        return found;
    }

    /** The bytes of the region that are meant. */
    MmapRange bytes(RegionSnapshot found) {
        return range.orElseGet(() -> new MmapRange(0, found.info().size()));
    }

    private boolean isMeant(RegionSnapshot candidate) {
        String name = plain(candidate.name());
        return region.equals(Integer.toString(candidate.index()))
                || name.equals(plain(region))
                || name.equals(plain(region) + "space");
    }

    private static String plain(String name) {
        return name.replace(" ", "").toLowerCase(Locale.ROOT);
    }
}
