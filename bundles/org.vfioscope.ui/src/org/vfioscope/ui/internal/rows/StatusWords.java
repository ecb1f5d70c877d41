package org.vfioscope.ui.internal.rows;

import java.util.List;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.ui.internal.action.Target;

/**
 * What the status line says of a row: as much of its tooltip as can be read at a glance. What is longer than the line is cut
 * out of its middle.
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
     * @return the first line of its tooltip, without the device's name, which stands beside it; of a device its state too
     */
    public static String of(TreeRow row) {
        List<String> lines = row.tooltip().lines().toList();
        if (lines.isEmpty()) {
            return "";
        }
        String first = withoutName(lines.getFirst(), row);
        if (lines.size() == 1 || !(row.target() instanceof Target.Device)) {
            return first;
        }
        String state = Shortening.firstSentence(lines.get(1));
        return first.length() + state.length() < ROOM ? first + BETWEEN + state : first;
    }

    private static String withoutName(String line, TreeRow row) {
        DeviceDescription device = row.getAdapter(DeviceDescription.class);
        String name = device == null ? "" : TreeRow.marked(device.name(), device.simulated());
        return line.startsWith(name) && line.length() > name.length()
                ? line.substring(name.length()).strip()
                : line;
    }
}
