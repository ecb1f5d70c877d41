package org.vfioscope.ui.internal.rows;

import java.util.List;
import org.vfioscope.model.DeviceDescription;

/**
 * What the status line says of a row: as much of its tooltip as can be read at a glance. What is longer would be cut out of
 * its middle there.
 */
public final class StatusWords {

    /** So many characters fit beside the device and the host in a window 1280 pixels wide. */
    private static final int ROOM = 76;

    private static final String BETWEEN = " — ";

    private StatusWords() {}

    /**
     * Says a row in one line.
     *
     * @param row the row
     * @return the first lines of its tooltip, without the device's name, which stands beside it
     */
    public static String of(TreeRow row) {
        List<String> lines = row.tooltip().lines().toList();
        if (lines.isEmpty()) {
            return "";
        }
        StringBuilder words = new StringBuilder(withoutName(lines.getFirst(), row));
        for (String line : lines.subList(1, lines.size())) {
            String part = Shortening.firstSentence(line);
            if (words.length() + BETWEEN.length() + part.length() > ROOM) {
                break;
            }
            words.append(BETWEEN).append(part);
        }
        return words.toString();
    }

    private static String withoutName(String line, TreeRow row) {
        DeviceDescription device = row.getAdapter(DeviceDescription.class);
        String name = device == null ? "" : TreeRow.marked(device.name(), device.simulated());
        return line.startsWith(name) && line.length() > name.length()
                ? line.substring(name.length()).strip()
                : line;
    }
}
