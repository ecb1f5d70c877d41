package org.vfioscope.model;

/**
 * A part of a region that a vfio-user server lets a hypervisor reach by a descriptor, without a message (union sub_region of
 * struct vfio_user_region_io_fds_reply, vfio-user.h of libvfio-user).
 *
 * @param type VFIO_USER_IO_FD_TYPE_*: {@link #IOEVENTFD}, {@link #IOREGIONFD}, {@link #IOEVENTFD_SHADOW}, or a newer one
 * @param offset where it begins, in bytes from the region's start, unsigned
 * @param size its length in bytes, unsigned; 0 where accesses of any length count
 * @param descriptor which of the reply's descriptors it uses, counted from 0; several may share one
 * @param flags KVM_IOEVENTFD_FLAG_* or KVM_IOREGION_*
 * @param value an ioeventfd's datamatch, an ioregionfd's user_data
 */
public record RegionIoFd(int type, long offset, long size, int descriptor, int flags, long value) {

    /** VFIO_USER_IO_FD_TYPE_IOEVENTFD, vfio-user.h: a write raises an eventfd. */
    public static final int IOEVENTFD = 0;
    /** VFIO_USER_IO_FD_TYPE_IOREGIONFD, vfio-user.h: accesses go as messages over a socket. */
    public static final int IOREGIONFD = 1;
    /** VFIO_USER_IO_FD_TYPE_IOEVENTFD_SHADOW, vfio-user.h: a write raises an eventfd and is stored in shared memory. */
    public static final int IOEVENTFD_SHADOW = 2;

    /** KVM_IOEVENTFD_FLAG_DATAMATCH, linux/kvm.h: only a write of the value counts. */
    private static final int DATAMATCH = 1;

    /** {@return the type in words} */
    public String label() {
        return switch (type) {
            case IOEVENTFD -> "ioeventfd";
            case IOREGIONFD -> "ioregionfd";
            case IOEVENTFD_SHADOW -> "ioeventfd with shadow memory";
            default -> "type " + Integer.toUnsignedString(type);
        };
    }

    /** {@return place and kind in words, such as {@code 0x1000 + 0x4, ioeventfd, descriptor 0, datamatch 0x1}} */
    public String meaning() {
        StringBuilder words = new StringBuilder(place())
                .append(", ")
                .append(label())
                .append(", descriptor ")
                .append(Integer.toUnsignedString(descriptor));
        if (type == IOREGIONFD) {
            words.append(", user_data 0x").append(Long.toHexString(value));
        } else if ((flags & DATAMATCH) != 0) {
            words.append(", datamatch 0x").append(Long.toHexString(value));
        }
        if (flags != 0) {
            words.append(", flags 0x").append(Integer.toHexString(flags));
        }
        return words.toString();
    }

    /** {@return the place, such as {@code 0x1000 + 0x4}} */
    public String place() {
        return "0x%x + 0x%x".formatted(offset, size);
    }
}
