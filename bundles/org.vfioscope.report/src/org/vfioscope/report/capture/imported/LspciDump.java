package org.vfioscope.report.capture.imported;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.Bdf;

/** Reads what lspci prints, from -x alone (which lspci -F reads) to -vvv -nn -xxxx. */
final class LspciDump {

    private static final Pattern HEADER = Pattern.compile("((?:[0-9a-f]{4,8}:)?[0-9a-f]{2}:[01][0-9a-f]\\.[0-7]) (.+)");
    private static final Pattern QUOTED = Pattern.compile("^[\\s>]+");
    private static final Pattern HEX_LINE = Pattern.compile("([0-9a-f]{2,3}):((?: [0-9a-f]{2}){1,16})\\s*");

    private final Map<String, LspciDevice> devices = new LinkedHashMap<>();
    private LspciDevice current;

    /** Takes a line, also of a dump that was indented or quoted in a letter or an issue on the way here. */
    void line(String printed) {
        String line = QUOTED.matcher(printed).replaceFirst("");
        Matcher header = HEADER.matcher(line);
        if (header.matches()) {
            String name = Bdf.parse(header.group(1)).orElseThrow().toString();
            current = new LspciDevice(name, header.group(2));
            devices.put(name, current);
            return;
        }
        if (current == null) {
            return;
        }
        Matcher hex = HEX_LINE.matcher(line);
        if (hex.matches()) {
            current.bytes(
                    Integer.parseInt(hex.group(1), 16),
                    HexFormat.of().parseHex(hex.group(2).replace(" ", "")));
        } else {
            current.field(line.strip());
        }
    }

    /** What was printed of each device that more than a heading was printed of, in the order of the output. */
    List<Recording> devices(String file) {
        List<Recording> recordings = new ArrayList<>();
        // older ones print none, nor does lspci -F: where no device has one, nobody knows
        boolean groupsTold = devices.values().stream().anyMatch(LspciDevice::hasGroup);
        for (LspciDevice device : devices.values()) {
            if (device.isTold()) {
                recordings.add(device.recording(file, groupsTold));
            }
        }
        return recordings;
    }
}
