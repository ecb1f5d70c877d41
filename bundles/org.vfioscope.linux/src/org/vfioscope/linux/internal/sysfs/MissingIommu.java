package org.vfioscope.linux.internal.sysfs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.vfioscope.linux.internal.HostPaths;

/**
 * Why a device is in no IOMMU group, and what mends it on this host.
 *
 * @param reason what is the matter, a sentence without capital and full stop
 * @param remedy what mends it, a sentence without its full stop
 * @param command what mends it, to be pasted into a root shell; empty where no command can
 */
public record MissingIommu(String reason, String remedy, Optional<String> command) {

    /** The kernel's parameter without which Debian's and others' kernels leave Intel's IOMMU off. */
    private static final String INTEL_ON = "intel_iommu=on";

    /** {@return what is the matter with a device, a sentence without its full stop} */
    public String cause() {
        return "It is in no IOMMU group: " + reason;
    }

    /** {@return reason and remedy in two sentences} */
    public String explained() {
        return "%s%s. %s.".formatted(reason.substring(0, 1).toUpperCase(Locale.ROOT), reason.substring(1), remedy);
    }

    /**
     * Examines the host.
     *
     * @param paths where to look
     * @return cause and remedy
     */
    public static MissingIommu of(HostPaths paths) {
        if (!HostFiles.names(paths.iommuGroups()).isEmpty()) {
            return new MissingIommu(
                    "no IOMMU stands before this device, although others are behind one",
                    "It cannot be opened with VFIO",
                    Optional.empty());
        }
        List<String> tables = HostFiles.names(paths.sysfs().resolve("firmware/acpi/tables"));
        boolean present = tables.contains("DMAR") || tables.contains("IVRS");
        if (!present) {
            return VirtualMachine.of(paths).map(MissingIommu::noneInMachine).orElseGet(MissingIommu::offInFirmware);
        }
        String line = HostFiles.text(paths.proc().resolve("cmdline")).orElse("");
        Optional<String> off = List.of(line.split("\\s+")).stream()
                .filter(word -> word.matches("(intel_iommu|amd_iommu|iommu)=off"))
                .findFirst();
        if (off.isPresent()) {
            return new MissingIommu(
                    "the kernel was told %s".formatted(off.get()),
                    "Take it off the kernel's command line and boot again",
                    Optional.of(KernelParameter.remove(paths, off.get())));
        }
        if (tables.contains("DMAR") && !line.contains(INTEL_ON)) {
            return new MissingIommu(
                    "the firmware offers an IOMMU (ACPI table DMAR), but the kernel leaves it off",
                    "Boot with " + INTEL_ON,
                    Optional.of(KernelParameter.add(paths, INTEL_ON)));
        }
        return new MissingIommu(
                "the firmware offers an IOMMU, but the kernel did not turn it on",
                "See why in the kernel's log",
                Optional.of("dmesg | grep -iE 'dmar|amd-vi|iommu'"));
    }

    private static MissingIommu noneInMachine(String machine) {
        return new MissingIommu(
                "this virtual machine (%s) has no IOMMU".formatted(machine),
                "Give it one on its host, for QEMU: -machine q35 -device intel-iommu,intremap=on, for libvirt:"
                        + " <iommu model='intel'><driver intremap='on'/></iommu>, and boot with "
                        + INTEL_ON,
                Optional.empty());
    }

    private static MissingIommu offInFirmware() {
        return new MissingIommu(
                "the IOMMU is off",
                "Turn it on in the firmware (VT-d, AMD-Vi or SMMU) and, on Intel, boot with " + INTEL_ON,
                Optional.empty());
    }
}
