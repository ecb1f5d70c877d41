package org.vfioscope.model;

import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a PCI function, written as lspci and sysfs write it: {@code 0000:03:00.0}.
 *
 * @param domain the PCI segment, 0 to 0xffffffff (virtual root complexes use more than 16 bits)
 * @param bus the bus number, 0 to 0xff
 * @param device the slot on the bus, 0 to 0x1f
 * @param function the function of the slot, 0 to 7
 */
public record Bdf(long domain, int bus, int device, int function) implements Comparable<Bdf> {

    private static final Pattern TEXT =
            Pattern.compile("(?:([0-9a-fA-F]{4,8}):)?([0-9a-fA-F]{2}):([01][0-9a-fA-F])\\.([0-7])");

    private static final Comparator<Bdf> ORDER = Comparator.comparingLong(Bdf::domain)
            .thenComparingInt(Bdf::bus)
            .thenComparingInt(Bdf::device)
            .thenComparingInt(Bdf::function);

    /**
     * Reads an address with or without its domain; {@code 03:00.0} means domain 0.
     *
     * @param text the address, in hexadecimal digits
     * @return the address, or empty where the text is not one
     */
    public static Optional<Bdf> parse(String text) {
        Matcher m = TEXT.matcher(text);
        if (!m.matches()) {
            return Optional.empty();
        }
        long domain = m.group(1) == null ? 0 : HexFormat.fromHexDigitsToLong(m.group(1));
        return Optional.of(new Bdf(
                domain,
                HexFormat.fromHexDigits(m.group(2)),
                HexFormat.fromHexDigits(m.group(3)),
                HexFormat.fromHexDigits(m.group(4))));
    }

    @Override
    public int compareTo(Bdf other) {
        return ORDER.compare(this, other);
    }

    @Override
    public String toString() {
        return "%04x:%02x:%02x.%x".formatted(domain, bus, device, function);
    }
}
