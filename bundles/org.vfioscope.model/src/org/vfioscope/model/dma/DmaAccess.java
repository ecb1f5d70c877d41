package org.vfioscope.model.dma;

/** What a device may do at addresses that are mapped for it. */
public enum DmaAccess {
    /** Read only (IOMMU_IOAS_MAP_READABLE, VFIO_DMA_MAP_FLAG_READ). */
    READ("r-", true, false),
    /** Write only (IOMMU_IOAS_MAP_WRITEABLE, VFIO_DMA_MAP_FLAG_WRITE). */
    WRITE("-w", false, true),
    /** Read and write. */
    READ_WRITE("rw", true, true);

    private final String label;
    private final boolean readable;
    private final boolean writeable;

    DmaAccess(String label, boolean readable, boolean writeable) {
        this.label = label;
        this.readable = readable;
        this.writeable = writeable;
    }

    /** {@return two letters, {@code r} and {@code w}, or a dash where it is not allowed} */
    public String label() {
        return label;
    }

    /** {@return whether a device may read} */
    public boolean readable() {
        return readable;
    }

    /** {@return whether a device may write} */
    public boolean writeable() {
        return writeable;
    }
}
