package org.vfioscope.ui.internal.map;

import org.eclipse.jface.resource.ColorRegistry;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** The colours of the address map, each of which a theme may change. To be used on the window's thread. */
final class MapColours {

    /** Text and lines. */
    static final String INK = "org.vfioscope.ui.map.ink";
    /** What lies behind everything. */
    static final String GROUND = "org.vfioscope.ui.map.ground";
    /** The frame of what is selected. */
    static final String SELECTED = "org.vfioscope.ui.map.selected";

    private static final String ALL = "org.vfioscope.ui.map.";

    private final ColorRegistry registry = JFaceResources.getColorRegistry();

    Color colour(String id) {
        return registry.get(id);
    }

    String hex(String id) {
        RGB rgb = registry.getRGB(id);
        return "#%02x%02x%02x".formatted(rgb.red, rgb.green, rgb.blue);
    }

    /** Whether a colour is one of the map's. */
    static boolean isOne(String id) {
        return id.startsWith(ALL);
    }

    ColorRegistry registry() {
        return registry;
    }
}
