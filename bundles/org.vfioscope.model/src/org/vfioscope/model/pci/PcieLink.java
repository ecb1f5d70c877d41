package org.vfioscope.model.pci;

import java.util.Locale;

/**
 * The link of a PCI Express function (PCI_EXP_LNKCAP and PCI_EXP_LNKSTA, linux/pci_regs.h).
 *
 * @param maxSpeed the speed it can do: the code of the specification, 1 for 2.5 GT/s, 2 for 5 GT/s, …
 * @param maxWidth the lanes it has
 * @param speed the speed it runs at, a code likewise
 * @param width the lanes it runs with
 */
public record PcieLink(int maxSpeed, int maxWidth, int speed, int width) {

    private static final double[] SPEEDS = {2.5, 5, 8, 16, 32, 64};

    /** {@return whether it runs slower or narrower than it can} */
    public boolean isDegraded() {
        return speed < maxSpeed || width < maxWidth;
    }

    @Override
    public String toString() {
        return "%s x%d (can do %s x%d)".formatted(gigatransfers(speed), width, gigatransfers(maxSpeed), maxWidth);
    }

    private static String gigatransfers(int code) {
        if (code < 1 || code > SPEEDS.length) {
            return "speed code " + code;
        }
        double speed = SPEEDS[code - 1];
        return speed == Math.rint(speed)
                ? "%d GT/s".formatted((int) speed)
                : String.format(Locale.ROOT, "%.1f GT/s", speed);
    }
}
