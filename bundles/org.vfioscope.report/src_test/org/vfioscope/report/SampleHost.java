package org.vfioscope.report;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.DmabufOrigin;
import org.vfioscope.model.host.Finding;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.model.host.HeldDmabuf;

/** Findings and holders of every kind. */
public final class SampleHost {

    private SampleHost() {}

    public static Examination examination() {
        return new Examination(
                "Vfioscope 0.1.0",
                List.of(
                        new Examination.Subject(
                                "host",
                                List.of(
                                        new Finding(
                                                "kernel",
                                                Severity.OK,
                                                "Linux 7.3.4",
                                                "It runs on real hardware.",
                                                Optional.empty()),
                                        new Finding(
                                                "iommufd",
                                                Severity.NOTE,
                                                "iommufd is not loaded",
                                                "Devices are opened by their group; importing a dmabuf into an address"
                                                        + " space is not possible.",
                                                Optional.of("modprobe iommufd")))),
                        new Examination.Subject(
                                "0000:03:00.0",
                                List.of(new Finding(
                                        "device-driver",
                                        Severity.ERROR,
                                        "It is bound to e1000e, not to a VFIO driver",
                                        "With the command the host loses the device.",
                                        Optional.of("modprobe vfio-pci && echo vfio-pci >"
                                                + " /sys/bus/pci/devices/0000:03:00.0/driver_override && echo 0000:03:00.0 >"
                                                + " /sys/bus/pci/devices/0000:03:00.0/driver/unbind"))))));
    }

    public static HeldDmabufs held() {
        DmabufOrigin.Place bar2 = new DmabufOrigin.Place("0000:03:00.0", 2);
        DmabufOrigin.Place bar4 = new DmabufOrigin.Place("0000:03:00.0", 4);
        return new HeldDmabufs(
                List.of(
                        held(170, "qemu-system-x86", 13, 5, 0x100000, new DmabufOrigin.Inferred(bar2)),
                        held(
                                170,
                                "qemu-system-x86",
                                14,
                                6,
                                0x8000_0000_0000_0000L,
                                new DmabufOrigin.OneOf(List.of(bar2, bar4))),
                        held(2000, "java", 40, 7, 0x1000, new DmabufOrigin.Own(bar2)),
                        new HeldDmabuf(
                                new DmabufHolding(
                                        3000,
                                        "odd",
                                        3,
                                        OptionalLong.empty(),
                                        OptionalLong.empty(),
                                        Optional.empty(),
                                        Optional.of("a\u001bname")),
                                new DmabufOrigin.Unknown("fdinfo does not tell its inode and size"))),
                List.of(
                        new DeviceHolding(
                                170,
                                "qemu-system-x86",
                                11,
                                DeviceHolding.Kind.GROUP,
                                List.of("0000:03:00.0", "0000:03:00.1")),
                        new DeviceHolding(
                                170, "qemu-system-x86", 12, DeviceHolding.Kind.DEVICE, List.of("0000:03:00.0")),
                        new DeviceHolding(171, "dpdk", 4, DeviceHolding.Kind.DEVICE, List.of())),
                2);
    }

    private static HeldDmabuf held(long pid, String process, int fd, long inode, long size, DmabufOrigin origin) {
        return new HeldDmabuf(
                new DmabufHolding(
                        pid,
                        process,
                        fd,
                        OptionalLong.of(inode),
                        OptionalLong.of(size),
                        Optional.of("vfio_pci_core"),
                        Optional.empty()),
                origin);
    }
}
