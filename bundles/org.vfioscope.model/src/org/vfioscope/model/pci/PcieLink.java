package org.vfioscope.model.pci;

/**
 * The link of a PCI Express function (PCI_EXP_LNKCAP and PCI_EXP_LNKSTA, linux/pci_regs.h).
 *
 * @param maxSpeed the speed it can do: the code of the specification, 1 for 2.5 GT/s, 2 for 5 GT/s, …
 * @param maxWidth the lanes it has
 * @param speed the speed it runs at, a code likewise
 * @param width the lanes it runs with
 */
public record PcieLink(int maxSpeed, int maxWidth, int speed, int width) {

    private static final String[] SPEEDS = {"2.5", "5", "8", "16", "32", "64"};

    /** {@return whether it runs slower or narrower than it can} */
    public boolean isDegraded() {
        return speed < maxSpeed || width < maxWidth;
    }

    @Override
    public String toString() {
        return "%s x%s (can do %s x%s)".formatted(gigatransfers(speed), width, gigatransfers(maxSpeed), maxWidth);
    }

    private static String gigatransfers(int code) {
        if (code < 1 || code > SPEEDS.length) {
            return "speed code " + code;
        }
        return SPEEDS[code - 1] + " GT/s";
    }
}
