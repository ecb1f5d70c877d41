package org.vfioscope.report.capture.imported;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.pci.PciCapability;

/**
 * The line that lspci begins a device with.
 *
 * @param className the class in words; its number where lspci was told to print numbers
 * @param title vendor and device in words; their numbers where lspci was told to print numbers
 * @param ids vendor, device and class, as -n and -nn print them; empty where only words were printed
 * @param revision the revision
 */
record LspciHeading(String className, String title, Optional<int[]> ids, int revision) {

    private static final Pattern REVISION = Pattern.compile(" \\(rev ([0-9a-f]{2})\\)");
    private static final Pattern REMARKS = Pattern.compile("( \\((rev|prog-if) [^)]*\\))+.*$");
    private static final Pattern WORDS =
            Pattern.compile("(.+?)(?: \\[([0-9a-f]{4})\\])?: (.+?)(?: \\[([0-9a-f]{4}):([0-9a-f]{4})\\])?");
    private static final Pattern NUMBERS = Pattern.compile("([0-9a-f]{4}): ([0-9a-f]{4}):([0-9a-f]{4})");

    /** How a title ends for want of a name in pci.ids. */
    private static final String UNNAMED = " Device";

    /** Where things are in the configuration space: linux/pci_regs.h. */
    private static final int REVISION_ID = 0x08;

    static LspciHeading parse(String text) {
        Matcher rev = REVISION.matcher(text);
        int revision = rev.find() ? HexFormat.fromHexDigits(rev.group(1)) : 0;
        String rest = REMARKS.matcher(text).replaceFirst("");
        Matcher numbers = NUMBERS.matcher(rest);
        if (numbers.matches()) {
            int[] ids = {digits(numbers.group(2)), digits(numbers.group(3)), digits(numbers.group(1)) << 8};
            return new LspciHeading(
                    "class " + numbers.group(1),
                    "Vendor %s Device %s".formatted(numbers.group(2), numbers.group(3)),
                    Optional.of(ids),
                    revision);
        }
        Matcher words = WORDS.matcher(rest);
        if (!words.matches()) {
            return new LspciHeading("unknown class", rest, Optional.empty(), revision);
        }
        Optional<int[]> ids = words.group(2) == null || words.group(4) == null
                ? Optional.empty()
                : Optional.of(new int[] {digits(words.group(4)), digits(words.group(5)), digits(words.group(2)) << 8});
        String title = words.group(3);
        if (ids.isPresent() && title.endsWith(UNNAMED)) {
            title += " " + words.group(5); // -nn prints the number behind, with the vendor's
        }
        return new LspciHeading(words.group(1), title, ids, revision);
    }

    private static int digits(String hex) {
        return HexFormat.fromHexDigits(hex);
    }

    /** The identity, where the line tells its numbers. */
    Optional<PciIdentity> identity() {
        return ids.map(numbers -> identity(numbers[0], numbers[1], numbers[2], 0, 0, revision));
    }

    /**
     * The identity as the configuration space tells it, with the line's words.
     *
     * @param config the header at least
     * @param capabilities those of them that were dumped
     */
    PciIdentity identity(ByteBuffer config, List<PciCapability> capabilities) {
        int revisionAndClass = config.getInt(REVISION_ID);
        int subsystem = SubsystemIds.in(config, capabilities);
        return identity(
                config.getShort(0) & 0xffff,
                config.getShort(2) & 0xffff,
                revisionAndClass >>> 8,
                subsystem & 0xffff,
                subsystem >>> 16,
                revisionAndClass & 0xff);
    }

    private PciIdentity identity(
            int vendor, int device, int classCode, int subsystemVendor, int subsystem, int revisionId) {
        return new PciIdentity(
                vendor,
                device,
                subsystemVendor,
                subsystem,
                classCode,
                revisionId,
                "Vendor %04x".formatted(vendor),
                "Device %04x".formatted(device),
                className);
    }
}
