package org.vfioscope.linux.internal.doctor;

import java.nio.file.Files;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.HostFiles;
import org.vfioscope.linux.internal.sysfs.MissingIommu;
import org.vfioscope.linux.internal.sysfs.VirtualMachine;
import org.vfioscope.model.host.Finding;

/** Whether the IOMMU is on, and whether it remaps interrupts. */
final class IommuExamination {

    private static final Found IOMMU = new Found("iommu");
    private static final Found NO_IOMMU_MODE = new Found("no-iommu-mode");
    private static final Found REMAPPING = new Found("interrupt-remapping");

    private static final String IOMMUFD = "iommufd";
    private static final String ALLOW_UNSAFE_INTERRUPTS = "/parameters/allow_unsafe_interrupts";

    private final HostPaths paths;

    IommuExamination(HostPaths paths) {
        this.paths = paths;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        List<String> groups = HostFiles.names(paths.iommuGroups());
        List<String> iommus = HostFiles.names(paths.sysfs().resolve("class/iommu"));
        if (groups.isEmpty()) {
            MissingIommu missing = MissingIommu.of(paths);
            findings.add(IOMMU.error(
                    "The IOMMU is off",
                    "No device is in an IOMMU group: %s. %s.".formatted(missing.reason(), missing.remedy()),
                    missing.command()));
        } else {
            findings.add(IOMMU.ok(
                    "The IOMMU is on",
                    "%s IOMMU groups%s."
                            .formatted(groups.size(), iommus.isEmpty() ? "" : ", " + String.join(", ", iommus))));
            remapping().ifPresent(findings::add);
        }
        if (flag("vfio/parameters/enable_unsafe_noiommu_mode")) {
            findings.add(NO_IOMMU_MODE.warning(
                    "No-IOMMU mode is allowed",
                    "A device without an IOMMU group that is bound to vfio-pci can then write to all memory.",
                    Optional.of("echo 0 > /sys/module/vfio/parameters/enable_unsafe_noiommu_mode")));
        }
        return findings;
    }

    /** On x86 the names of the interrupt controllers tell; other architectures isolate by other means. */
    private Optional<Finding> remapping() {
        List<String> interrupts = HostFiles.lines(paths.proc().resolve("interrupts"));
        Function<String, Boolean> any = chip -> interrupts.stream().anyMatch(line -> line.contains(chip));
        if (any.apply(" IR-")) {
            return Optional.of(
                    REMAPPING.ok("Interrupts are remapped", "A device's interrupts cannot reach others' vectors."));
        }
        if (!any.apply("IO-APIC") && !any.apply("PCI-MSI")) {
            return Optional.empty();
        }
        // each way of opening a device has its own parameter
        List<String> forbidding = Stream.of("vfio_iommu_type1", IOMMUFD)
                .filter(module ->
                        !module.equals(IOMMUFD) || Files.exists(paths.dev().resolve("iommu")))
                .filter(module -> !flag(module + ALLOW_UNSAFE_INTERRUPTS))
                .toList();
        if (forbidding.isEmpty()) {
            return Optional.of(REMAPPING.warning(
                    "Interrupts are not remapped, and that is allowed",
                    "A device in the hands of a virtual machine can trigger any of the host's interrupts.",
                    Optional.empty()));
        }
        String where = VirtualMachine.of(paths).isPresent()
                ? "Let the virtual machine's host give its IOMMU interrupt remapping (QEMU: intremap=on)"
                : "Turn it on in the firmware (with VT-d also x2APIC), and take intremap=off off the kernel's command line";
        return Optional.of(REMAPPING.error(
                "Interrupts are not remapped",
                "Opening a device by %s answers EPERM. %s; or, at your own risk, allow it with the command."
                        .formatted(
                                forbidding.stream()
                                        .map(module -> module.equals(IOMMUFD) ? IOMMUFD : "its group")
                                        .collect(Collectors.joining(" or ")),
                                where),
                Optional.of(forbidding.stream()
                                .filter(new ModuleFiles(paths)::has)
                                .map(module -> "modprobe %s && echo 1 > /sys/module/%s%s"
                                        .formatted(module, module, ALLOW_UNSAFE_INTERRUPTS))
                                .collect(Collectors.joining(" && ")))
                        .filter(command -> !command.isEmpty())));
    }

    private boolean flag(String parameter) {
        return HostFiles.text(paths.sysfs().resolve("module").resolve(parameter))
                .filter(value -> value.equals("Y") || value.equals("1"))
                .isPresent();
    }
}
