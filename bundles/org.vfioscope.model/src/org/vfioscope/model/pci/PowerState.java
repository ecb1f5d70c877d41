package org.vfioscope.model.pci;

/** The power state of a PCI function, as its power management capability tells it (PCI_PM_CTRL_STATE_MASK). */
public enum PowerState {
    /** Fully on. */
    D0,
    /** Light sleep. */
    D1,
    /** Deeper sleep. */
    D2,
    /** Asleep, with power on its slot: its memory does not answer and its dmabufs are revoked. */
    D3HOT;

    /**
     * The state that a power management control register holds.
     *
     * @param pmcsr the register, PCI_PM_CTRL
     * @return its state
     */
    static PowerState of(int pmcsr) {
        return values()[pmcsr & 3];
    }
}
