package org.vfioscope.model;

/**
 * What a device-specific region is (VFIO_REGION_INFO_CAP_TYPE).
 *
 * @param version the layout's version
 * @param type the type; with bit 31 set, the low 16 bits are a PCI vendor id
 * @param subtype the subtype within the type
 */
public record RegionTypeCapability(int version, int type, int subtype) implements Capability {

    /** VFIO_REGION_INFO_CAP_TYPE, linux/vfio.h. */
    public static final int ID = 2;

    /** VFIO_REGION_TYPE_PCI_VENDOR_TYPE, linux/vfio.h. */
    private static final int PCI_VENDOR_TYPE = 1 << 31;

    @Override
    public int id() {
        return ID;
    }

    @Override
    public String label() {
        if ((type & PCI_VENDOR_TYPE) != 0) {
            return "type: PCI vendor %04x, subtype %s".formatted(type & 0xffff, Integer.toUnsignedString(subtype));
        }
        return switch (type) {
            case 1 -> subtype == 1 ? "type: graphics, EDID" : "type: graphics, subtype " + subtype;
            case 2 -> "type: channel I/O, subtype " + subtype;
            case 3 -> "type: migration, subtype " + subtype;
            default ->
                "type %s, subtype %s".formatted(Integer.toUnsignedString(type), Integer.toUnsignedString(subtype));
        };
    }
}
