package org.vfioscope.model;

/** One entry of a capability chain ({@code struct vfio_info_cap_header} and what follows it, linux/vfio.h). */
public sealed interface Capability
        permits SparseMmapCapability, RegionTypeCapability, MsixMappableCapability, UnknownCapability {

    /** {@return the capability's id, 16 bits} */
    int id();

    /** {@return the version of its layout, 16 bits} */
    int version();

    /** {@return a short name for people} */
    String label();
}
