package org.vfioscope.linux.internal.lab;

import java.time.Clock;
import java.util.List;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.linux.internal.LinuxProvider;

/** The devices of the lab's guest (releng/lab/devices.args), bound to vfio-pci there. */
final class LabDevices {

    static final String EDU = "0000:00:03.0";
    static final String IVSHMEM = "0000:00:04.0";
    static final String TESTDEV = "0000:00:05.0";
    static final String NVME = "0000:01:00.0";
    static final String E1000E = "0000:02:00.0";
    static final String IVSHMEM_BEHIND_PORT = "0000:03:00.0";

    static final List<String> ALL = List.of(EDU, IVSHMEM, TESTDEV, NVME, E1000E, IVSHMEM_BEHIND_PORT);

    private LabDevices() {}

    static DeviceAccess access() {
        return new DeviceAccess(List.of(new LinuxProvider()), Clock.systemUTC());
    }
}
