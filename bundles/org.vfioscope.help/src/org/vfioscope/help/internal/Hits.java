package org.vfioscope.help.internal;

import org.eclipse.swt.graphics.Color;
import org.eclipse.swt.graphics.RGB;

/** How a word that was searched for is marked; it is bold, too. */
final class Hits {

    /** At least 6:1 against white, and against the grounds of the dark themes. */
    private static final RGB ON_LIGHT = new RGB(176, 42, 20);

    private static final RGB ON_DARK = new RGB(255, 201, 77);
    private static final float MIDDLE = 0.5f;

    private Hits() {}

    /** The colour that stands out from a ground. */
    static Color color(Color ground) {
        return new Color(ground.getRGB().getHSB()[2] < MIDDLE ? ON_DARK : ON_LIGHT);
    }
}
