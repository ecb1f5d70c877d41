package org.vfioscope.model.parse;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.HotResetDevice;

/** Reads {@code struct vfio_pci_hot_reset_info} (linux/vfio.h). */
public final class HotResetInfoParser {

    /** The size of the structure without its devices, in bytes: argsz, flags, count. */
    public static final int SIZE = 12;

    /** The size of one {@code struct vfio_pci_dependent_device} in bytes: group or devid, segment, bus, devfn. */
    public static final int DEVICE_SIZE = 8;

    /** More than one segment of PCI has; a larger count is a lie that would cost memory. */
    public static final int MOST_DEVICES = 65_536;

    private static final int FLAGS = 4;
    /** Offset of the count of devices in bytes. */
    public static final int COUNT = 8;

    private static final int SEGMENT = 4;
    private static final int BUS = 6;
    private static final int DEVFN = 7;

    /** VFIO_PCI_HOT_RESET_FLAG_DEV_ID: the devices are told by their iommufd id, not by their group. */
    private static final int DEV_ID = 1;
    /** VFIO_PCI_DEVID_NOT_OWNED: all others belong to the caller's iommufd, with an id of their own or by their group. */
    private static final int NOT_OWNED = -1;

    private HotResetInfoParser() {}

    /**
     * Reads a reply.
     *
     * @param reply the kernel's bytes, from position to limit; not changed
     * @return the devices, in the kernel's order
     * @throws MalformedReplyException if the bytes contradict the structure's layout
     */
    public static List<HotResetDevice> parse(ByteBuffer reply) throws MalformedReplyException {
        ByteBuffer view = ReplyReader.open("vfio_pci_hot_reset_info", reply, SIZE);
        long count = Integer.toUnsignedLong(view.getInt(COUNT));
        if (count * DEVICE_SIZE > view.limit() - SIZE) {
            throw new MalformedReplyException(
                    "vfio_pci_hot_reset_info: %s devices do not fit into %s bytes".formatted(count, view.limit()));
        }
        boolean byId = (view.getInt(FLAGS) & DEV_ID) != 0;
        List<HotResetDevice> devices = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            devices.add(device(view, SIZE + i * DEVICE_SIZE, byId));
        }
        return devices;
    }

    private static HotResetDevice device(ByteBuffer view, int at, boolean byId) {
        int id = view.getInt(at);
        int devfn = Byte.toUnsignedInt(view.get(at + DEVFN));
        Bdf address = new Bdf(
                Short.toUnsignedInt(view.getShort(at + SEGMENT)),
                Byte.toUnsignedInt(view.get(at + BUS)),
                devfn >> 3,
                devfn & 7);
        return new HotResetDevice(address, byId ? OptionalInt.empty() : OptionalInt.of(id), byId && id != NOT_OWNED);
    }
}
