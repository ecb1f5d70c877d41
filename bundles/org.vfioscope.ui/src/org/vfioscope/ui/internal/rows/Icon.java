package org.vfioscope.ui.internal.rows;

import java.util.Locale;
import java.util.Map;
import org.vfioscope.model.DeviceDescription;

/** The pictures of rows; each is a file of that name, in lower case, in the folder icons. */
public enum Icon {
    /** Devices of one kind. */
    PROVIDER,
    /** An IOMMU group. */
    GROUP,
    /** A device of a class without a picture of its own. */
    DEVICE,
    /** A mass storage controller. */
    STORAGE,
    /** A network controller. */
    NETWORK,
    /** A display controller. */
    DISPLAY,
    /** A serial bus controller, such as USB. */
    SERIAL_BUS,
    /** A bridge. */
    BRIDGE,
    /** A file of captured devices. */
    CAPTURE_FILE,
    /** Lies over the picture of a device that is open. */
    BADGE_OPEN,
    /** Lies over the picture of a device that cannot be opened. */
    BADGE_BLOCKED,
    /** A region. */
    REGION,
    /** A range of a region. */
    RANGE,
    /** A part of a region that cannot be mapped. */
    GAP,
    /** The MSI-X table, or its pages. */
    HOLE,
    /** A dmabuf whose descriptor is open. */
    DMABUF,
    /** A dmabuf that another process sent, and whose descriptor is open. */
    DMABUF_RECEIVED,
    /** A released dmabuf. */
    DMABUF_RELEASED,
    /** Something mapped for a device's DMA. */
    IMPORT,
    /** Lies over the picture of an import that is lost. */
    BADGE_LOST,
    /** A process. */
    PROCESS,
    /** Both sides have the same. */
    DIFF_SAME,
    /** The sides have something different. */
    DIFF_CHANGED,
    /** The first side alone has it. */
    DIFF_ONLY_A,
    /** The second side alone has it. */
    DIFF_ONLY_B,
    /** As it should be. */
    FINDING_OK,
    /** Worth knowing. */
    FINDING_NOTE,
    /** Something will not work as well as it could. */
    FINDING_WARNING,
    /** Something does not work. */
    FINDING_ERROR,
    /** A remark on the row above. */
    NOTE,
    /** Something that went wrong. */
    PROBLEM;

    /** PCI base classes, the upper 8 bits of the class code (PCI_BASE_CLASS_*, linux/pci_ids.h). */
    private static final Map<Integer, Icon> CLASSES =
            Map.of(0x01, STORAGE, 0x02, NETWORK, 0x03, DISPLAY, 0x06, BRIDGE, 0x0c, SERIAL_BUS);

    /**
     * The picture of a device's class.
     *
     * @param device the device
     * @return its picture, without a mark of its state
     */
    public static Icon of(DeviceDescription device) {
        return device.pci().map(pci -> CLASSES.get(pci.classCode() >>> 16)).orElse(DEVICE);
    }

    /** {@return the picture's path in the bundle} */
    public String path() {
        return "icons/" + name().toLowerCase(Locale.ROOT) + ".svg";
    }
}
