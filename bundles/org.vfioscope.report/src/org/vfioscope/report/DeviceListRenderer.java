package org.vfioscope.report;

/** Turns a list of devices into one of its forms. An implementation keeps no state and is safe for any thread. */
public interface DeviceListRenderer {

    /**
     * Renders a list. The same list gives the same characters every time, on every machine.
     *
     * @param list the devices
     * @return the whole document, its last line ended by a line feed
     */
    String render(DeviceList list);
}
