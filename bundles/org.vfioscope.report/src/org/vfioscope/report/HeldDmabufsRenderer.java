package org.vfioscope.report;

import org.vfioscope.access.HeldDmabufs;

/** Turns the dmabufs of all processes into one of their forms. An implementation keeps no state and is safe for any thread. */
public interface HeldDmabufsRenderer {

    /**
     * Renders what was found. The same dmabufs give the same characters every time, on every machine.
     *
     * @param generator the product and its version, such as {@code Vfioscope 0.1.0}
     * @param held what was found
     * @return the whole document, its last line ended by a line feed
     */
    String render(String generator, HeldDmabufs held);
}
