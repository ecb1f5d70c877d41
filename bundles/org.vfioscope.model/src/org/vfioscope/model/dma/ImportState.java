package org.vfioscope.model.dma;

/** What is believed of a mapping for DMA. */
public enum ImportState {
    /** Mapped, as far as is known. */
    MAPPED("mapped"),
    /** What it led to was revoked: the IOMMU refuses DMA there, for good. It takes up its addresses until it is unmapped. */
    LOST("lost"),
    /** Unmapped. */
    UNMAPPED("unmapped");

    private final String label;

    ImportState(String label) {
        this.label = label;
    }

    /** {@return the state as shown} */
    public String label() {
        return label;
    }

    /** {@return whether it still takes up its addresses} */
    public boolean holdsAddresses() {
        return this != UNMAPPED;
    }
}
