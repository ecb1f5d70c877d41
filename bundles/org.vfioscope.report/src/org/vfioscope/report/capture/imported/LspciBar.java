package org.vfioscope.report.capture.imported;

import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIndex;

/** Reads a line of lspci -vv about a BAR or the expansion ROM. One whose address or size it does not tell is left out. */
final class LspciBar {

    private static final String SIZE = ".*\\[size=(\\d{1,9})([KMGT]?)\\]";
    private static final Pattern MEMORY = Pattern.compile(
            "Region ([0-5]): (?:\\[virtual\\] )?Memory at ([0-9a-f]{1,16}) \\((32|64)-bit, (non-)?prefetchable\\)"
                    + SIZE);
    private static final Pattern PORTS =
            Pattern.compile("Region ([0-5]): (?:\\[virtual\\] )?I/O ports at ([0-9a-f]{1,16})" + SIZE);
    private static final Pattern ROM = Pattern.compile("(?:\\[virtual\\] )?Expansion ROM at ([0-9a-f]{1,16})" + SIZE);

    private LspciBar() {}

    static Optional<PciBar> parse(String line) {
        Matcher memory = MEMORY.matcher(line);
        if (memory.matches()) {
            return Optional.of(new PciBar(
                    Integer.parseInt(memory.group(1)),
                    address(memory.group(2)),
                    size(memory.group(5), memory.group(6)),
                    false,
                    memory.group(3).equals("64"),
                    memory.group(4) == null));
        }
        Matcher ports = PORTS.matcher(line);
        if (ports.matches()) {
            return Optional.of(new PciBar(
                    Integer.parseInt(ports.group(1)),
                    address(ports.group(2)),
                    size(ports.group(3), ports.group(4)),
                    true,
                    false,
                    false));
        }
        Matcher rom = ROM.matcher(line);
        return rom.matches()
                ? Optional.of(new PciBar(
                        PciIndex.ROM, address(rom.group(1)), size(rom.group(2), rom.group(3)), false, false, false))
                : Optional.empty();
    }

    private static long address(String digits) {
        return HexFormat.fromHexDigitsToLong(digits);
    }

    private static long size(String number, String unit) {
        return Long.parseLong(number) << 10 * ("KMGT".indexOf(unit) + (unit.isEmpty() ? 0 : 1));
    }
}
