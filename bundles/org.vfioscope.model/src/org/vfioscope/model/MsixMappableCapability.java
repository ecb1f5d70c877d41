package org.vfioscope.model;

/**
 * The MSI-X table of the region may be mapped together with the rest (VFIO_REGION_INFO_CAP_MSIX_MAPPABLE).
 *
 * @param version the layout's version
 */
public record MsixMappableCapability(int version) implements Capability {

    /** VFIO_REGION_INFO_CAP_MSIX_MAPPABLE, linux/vfio.h. */
    public static final int ID = 3;

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String label() {
        return "MSI-X mappable";
    }
}
