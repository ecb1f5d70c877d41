package org.vfioscope.model.host;

import java.util.List;

/**
 * A descriptor through which a process has VFIO devices open, from /proc/PID/fd and /proc/PID/fdinfo.
 *
 * @param pid the process
 * @param process the process's name, from /proc/PID/comm
 * @param fd the descriptor's number in that process
 * @param kind what the descriptor leads to
 * @param devices the devices' names: of {@link Kind#DEVICE} the one device, none where the kernel does not tell which (the
 *     fdinfo of older ones lacks {@code vfio-device-syspath}); of {@link Kind#GROUP} the group's devices, any of which may be open
 */
public record DeviceHolding(long pid, String process, int fd, Kind kind, List<String> devices) {

    /** Keeps an own copy. */
    public DeviceHolding {
        devices = List.copyOf(devices);
    }

    /** What a descriptor leads to. */
    public enum Kind {
        /** An open device: {@code /dev/vfio/devices/vfioN} or {@code anon_inode:[vfio-device]}. */
        DEVICE,
        /** An IOMMU group: {@code /dev/vfio/N}. */
        GROUP
    }
}
