package org.vfioscope.report;

import java.io.IOException;

/** Turns a list of devices into one of its forms. An implementation keeps no state and is safe for any thread. */
public interface DeviceListRenderer {

    /**
     * Renders a list. The same list gives the same characters every time, on every machine.
     *
     * @param list the devices
     * @return the whole document, its last line ended by a line feed
     * @throws IOException if it cannot be put together
     */
    String render(DeviceList list) throws IOException;
}
