package org.vfioscope.vfiouser.internal.protocol;

import java.util.Arrays;
import java.util.Optional;

/** The protocol's commands (VFIO_USER_*) that a version without optional capabilities has. */
public enum Command {
    /** Agrees on a version; the first message of a connection. */
    VERSION(1),
    /** The client lets the server reach a part of its memory. */
    DMA_MAP(2),
    /** The client takes such a part back. */
    DMA_UNMAP(3),
    /** struct vfio_device_info without its capabilities. */
    DEVICE_GET_INFO(4),
    /** struct vfio_region_info, with the region's descriptor. */
    DEVICE_GET_REGION_INFO(5),
    /** Descriptors by which KVM reaches parts of a region. */
    DEVICE_GET_REGION_IO_FDS(6),
    /** struct vfio_irq_info. */
    DEVICE_GET_IRQ_INFO(7),
    /** struct vfio_irq_set, with event descriptors. */
    DEVICE_SET_IRQS(8),
    /** Reads from a region. */
    REGION_READ(9),
    /** Writes to a region. */
    REGION_WRITE(10),
    /** The server reads from the client's memory. */
    DMA_READ(11),
    /** The server writes to the client's memory. */
    DMA_WRITE(12),
    /** VFIO_DEVICE_RESET. */
    DEVICE_RESET(13),
    /** Several writes in one message. */
    REGION_WRITE_MULTI(15),
    /** struct vfio_device_feature. */
    DEVICE_FEATURE(16);

    private final int number;

    Command(int number) {
        this.number = number;
    }

    /** {@return the number in the header, 16 bits} */
    public int number() {
        return number;
    }

    /**
     * The command with a number.
     *
     * @param number as in the header
     * @return the command, or empty where this version knows none of the number
     */
    public static Optional<Command> of(int number) {
        return Arrays.stream(values())
                .filter(command -> command.number == number)
                .findFirst();
    }
}
