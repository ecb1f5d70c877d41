package org.vfioscope.report.watch;

import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.HeldDmabuf;

/** Something that happened on the host between two looks at it. */
public sealed interface WatchEvent {

    /** {@return the event's name, the same from release to release, such as {@code device-came}} */
    String name();

    /**
     * Something happened to a device.
     *
     * @param name {@code device-present} at the first look, then {@code device-came}, {@code device-left} or
     *     {@code device-changed}
     * @param device the device as it is now; one that left, as it was
     */
    record OfDevice(String name, DeviceDescription device) implements WatchEvent {}

    /**
     * Something happened to a process's descriptor of a dmabuf that VFIO exported.
     *
     * @param name {@code dmabuf-present} at the first look, then {@code dmabuf-created}, {@code dmabuf-revoked},
     *     {@code dmabuf-restored} or {@code dmabuf-released}
     * @param held the descriptor, and what the dmabuf is of
     * @param belief its state as far as it can be told
     */
    record OfDmabuf(String name, HeldDmabuf held, DmabufBelief belief) implements WatchEvent {}
}
