package org.vfioscope.report;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.FeatureProbe;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.Flag;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.IrqFlag;
import org.vfioscope.model.IrqInfo;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.Occasion;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.UnknownCapability;
import org.vfioscope.model.dma.IovaRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.ConfigBar;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciCommand;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.pci.PcieLink;
import org.vfioscope.model.pci.PowerState;

/** Two devices that between them have everything a report can hold. */
public final class SampleDevices {

    /** When and where the samples were read. */
    public static final Occasion OCCASION =
            new Occasion(Instant.parse("2026-11-22T17:20:31Z"), "workstation", "Linux 7.3.4 amd64");

    private SampleDevices() {}

    /** A host's GPU with a BAR above 64 bits of sign, sparse areas, a cut-out MSI-X table and an open dmabuf. */
    public static DeviceReport gpu() {
        Optional<MsixTable> msix = Optional.of(new MsixTable(0, 0xb90000, 6));
        DeviceDescription device = gpuDescription();
        DeviceSnapshot snapshot = new DeviceSnapshot(
                device,
                "group 8, type1",
                new DeviceInfo(
                        Set.of(DeviceFlag.PCI, DeviceFlag.RESET, DeviceFlag.CAPS),
                        0x10083,
                        10,
                        5,
                        List.of(new UnknownCapability(1, 1, "00112233"))),
                SampleRegions.gpu(device, msix),
                List.of(irq(0, 0x7, 1), irq(1, 0x9, 16), irq(2, 0x9, 6), irq(3, 0x19, 1), irq(4, 0x0, 0)),
                Optional.of(gpuConfig(msix)),
                List.of(
                        new FeatureProbe(3, "LOW_POWER_ENTRY", Optional.of(Errno.EINVAL), Optional.empty()),
                        new FeatureProbe(11, "DMA_BUF", Optional.empty(), Optional.of(Errno.EINVAL)),
                        new FeatureProbe(13, "feature 13", Optional.of(Errno.ENOTTY), Optional.of(Errno.ENOTTY))),
                new FeatureSupport(FeatureSupport.Level.SUPPORTED, "offered by the kernel's driver"),
                Optional.of(List.of(new HotResetDevice(new Bdf(0, 1, 0, 0), OptionalInt.of(8), false))),
                List.of(new IovaRange(0, 0xfedfffffL), new IovaRange(0xfef00000L, -1)),
                0x10000,
                List.of("region 8: VFIO_DEVICE_GET_REGION_INFO: EIO (Input/output error). The device does not answer."
                        + " See dmesg; reset or power-cycle the device."));
        Dmabuf dmabuf = new Dmabuf(
                9,
                0x1_0000_1000L,
                4711,
                "vfio_pci_core",
                1,
                DmabufRange.layOut(SampleRegions.GPU_AREAS.subList(0, 2)),
                false);
        return new DeviceReport(snapshot, List.of(dmabuf), List.of(SampleContent.ofBar0()), Optional.of(OCCASION));
    }

    private static PciConfig gpuConfig(Optional<MsixTable> msix) {
        return new PciConfig(
                new PciCommand(0x402),
                0x10,
                List.of(
                        new ConfigBar(0, 0xfd000000L, false, false, false),
                        new ConfigBar(1, 0xffff_fffc_0000_0000L, false, true, true),
                        new ConfigBar(3, 0xc000, true, false, false)),
                List.of(
                        new PciCapability(0x01, false, 0x60, "Power Management"),
                        new PciCapability(0x10, false, 0x78, "PCI Express"),
                        new PciCapability(0x11, false, 0xc8, "MSI-X"),
                        new PciCapability(0x2f, true, 0x100, "extended capability 0x2f")),
                Optional.of(PowerState.D3HOT),
                msix,
                Optional.of(new PcieLink(5, 16, 1, 16)));
    }

    /** What discovery knows of the GPU. */
    public static DeviceDescription gpuDescription() {
        PciIdentity pci = new PciIdentity(
                0x10de,
                0x2342,
                0x10de,
                0x16eb,
                0x030200,
                0xa1,
                "NVIDIA Corporation",
                "GH100 [GH200 120GB / 480GB]",
                "3D controller");
        return new DeviceDescription(
                "0009:01:00.0",
                "linux",
                false,
                pci.title(),
                Optional.of(pci),
                Optional.of("nvgrace-gpu-vfio-pci"),
                OptionalInt.of(8),
                List.of(
                        new PciBar(0, 0xfd000000L, 0x1000000, false, false, false),
                        new PciBar(1, 0xffff_fffc_0000_0000L, 0x4_0000_0000L, false, true, true),
                        new PciBar(3, 0xc000, 0x80, true, false, false),
                        new PciBar(6, 0xfe000000L, 0x80000, false, false, false)),
                Optional.empty());
    }

    /** A simulated device that is no PCI one, without dmabufs and without interrupts that fire. */
    public static DeviceReport display() {
        DeviceDescription device = displayDescription();
        DeviceSnapshot snapshot = new DeviceSnapshot(
                device,
                "the simulator",
                new DeviceInfo(Set.of(), 0, 2, 1, List.of()),
                SampleRegions.display(device),
                List.of(irq(0, 0, 0)),
                Optional.empty(),
                List.of(),
                new FeatureSupport(
                        FeatureSupport.Level.NOT_IN_BACKEND, "unsupported: this backend has no device features"),
                Optional.empty(),
                List.of(),
                0x1000,
                List.of());
        return new DeviceReport(snapshot, List.of(), List.of(), Optional.of(OCCASION));
    }

    /** What the simulator knows of the display. */
    public static DeviceDescription displayDescription() {
        return new DeviceDescription(
                "sim:display",
                "sim",
                true,
                "Display of Café \u001b[31mred",
                Optional.empty(),
                Optional.empty(),
                OptionalInt.empty(),
                List.of(),
                Optional.of("its data file is broken: mend it"));
    }

    private static IrqInfo irq(int index, int flags, int count) {
        return new IrqInfo(index, Flag.of(IrqFlag.class, flags), flags, count);
    }

    /** A device that was found, but cannot be opened. */
    public static DeviceReport unopened() {
        return DeviceReport.unopened(
                new DeviceDescription(
                        "0000:00:1f.2",
                        "linux",
                        false,
                        "Intel Corporation SATA *AHCI* | mode",
                        Optional.of(new PciIdentity(
                                0x8086,
                                0x2922,
                                0,
                                0,
                                0x010601,
                                2,
                                "Intel Corporation",
                                "SATA *AHCI* | mode",
                                "SATA controller")),
                        Optional.of("ahci"),
                        OptionalInt.of(4),
                        List.of(new PciBar(5, 0xfea10000L, 0x1000, false, false, false)),
                        Optional.of("bound to ahci: bind it to vfio-pci")),
                OCCASION);
    }
}
