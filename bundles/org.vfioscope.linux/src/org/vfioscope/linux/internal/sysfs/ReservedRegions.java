package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * The addresses that devices of a group cannot use for DMA, such as the window of message-signalled interrupts
 * (Documentation/ABI/testing/sysfs-kernel-iommu_groups in the kernel's sources).
 */
public final class ReservedRegions {

    /** First address, last address, kind. */
    private static final Pattern LINE = Pattern.compile("0x([0-9a-f]{1,16}) 0x([0-9a-f]{1,16}) (\\S+)");

    /** Reserved for as long as a driver does not take the device over: VFIO may map there. */
    private static final String RELAXABLE = "direct-relaxable";

    private ReservedRegions() {}

    /**
     * Reads them.
     *
     * @param paths where to look
     * @param group the group's number
     * @return the ranges, in the kernel's order
     * @throws VfioException if the file cannot be read
     */
    public static List<IovaRange> of(HostPaths paths, int group) throws VfioException {
        Path file = paths.iommuGroups().resolve(group + "/reserved_regions");
        try {
            return parse(Files.readAllLines(file));
        } catch (IOException e) {
            throw new VfioException(
                    file.toString(),
                    Operation.DISCOVER,
                    Errno.EIO,
                    new Advice("It cannot be read: " + e.getMessage(), "Check that /sys is mounted"));
        }
    }

    static List<IovaRange> parse(List<String> lines) {
        return lines.stream()
                .map(ReservedRegions::range)
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<IovaRange> range(String line) {
        Matcher match = LINE.matcher(line.strip());
        return match.matches() && !match.group(3).equals(RELAXABLE)
                ? Optional.of(new IovaRange(
                        Long.parseUnsignedLong(match.group(1), 16), Long.parseUnsignedLong(match.group(2), 16)))
                : Optional.empty();
    }
}
