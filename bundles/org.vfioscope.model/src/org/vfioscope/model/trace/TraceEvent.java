package org.vfioscope.model.trace;

/**
 * A trace event as QEMU would write it.
 *
 * @param name the event's name in QEMU's hw/vfio/trace-events, such as {@code vfio_region_setup}
 * @param arguments its arguments, formatted as QEMU formats them
 */
public record TraceEvent(String name, String arguments) {

    /** {@return the event as QEMU's log backend writes it: name, a space, arguments} */
    @Override
    public String toString() {
        return name + " " + arguments;
    }
}
