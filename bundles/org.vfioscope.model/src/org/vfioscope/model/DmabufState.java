package org.vfioscope.model;

/**
 * What is believed of a dmabuf. The kernel shows nowhere whether a dmabuf is revoked: a state is inferred from what its
 * device's command register and power state were when they were last read.
 */
public enum DmabufState {
    /** Made, and nothing is known that would have revoked it. */
    LIVE("live", true),
    /** Made while its device did not decode memory: no importer can use it yet. */
    BORN_REVOKED("born revoked", true),
    /** Its device stopped decoding memory, was reset or fell asleep: importers have lost it. */
    REVOKED("revoked", true),
    /** It was revoked and its device decodes memory again: importers can map it anew, old mappings stay dead. */
    RESTORED("restored", true),
    /** Its descriptor is closed. */
    RELEASED("released", false);

    private final String label;
    private final boolean open;

    DmabufState(String label, boolean open) {
        this.label = label;
        this.open = open;
    }

    /** {@return the state for people} */
    public String label() {
        return label;
    }

    /** {@return whether its descriptor is still open} */
    public boolean isOpen() {
        return open;
    }
}
