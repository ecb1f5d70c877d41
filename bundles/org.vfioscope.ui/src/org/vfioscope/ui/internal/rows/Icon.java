package org.vfioscope.ui.internal.rows;

/** The pictures of rows; each is a file of that name, in lower case, in the folder icons. */
public enum Icon {
    /** Devices of one kind. */
    PROVIDER,
    /** An IOMMU group. */
    GROUP,
    /** A device that is not open. */
    DEVICE,
    /** A device that cannot be opened. */
    DEVICE_BLOCKED,
    /** An open device. */
    DEVICE_OPEN,
    /** A region. */
    REGION,
    /** A range of a region. */
    RANGE,
    /** A dmabuf whose descriptor is open. */
    DMABUF,
    /** A released dmabuf. */
    DMABUF_RELEASED,
    /** A remark on the row above. */
    NOTE,
    /** Something that went wrong. */
    PROBLEM;

    /** {@return the picture's path in the bundle} */
    public String path() {
        return "icons/" + name().toLowerCase(java.util.Locale.ROOT) + ".svg";
    }
}
