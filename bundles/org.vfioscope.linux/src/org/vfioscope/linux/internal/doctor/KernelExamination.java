package org.vfioscope.linux.internal.doctor;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.KernelRelease;
import org.vfioscope.linux.internal.sysfs.HostFiles;
import org.vfioscope.linux.internal.sysfs.VirtualMachine;
import org.vfioscope.model.host.Finding;

/** Which kernel runs, and whether its VFIO exports dmabufs; found without opening a device. */
final class KernelExamination {

    private static final Found KERNEL = new Found("kernel");
    private static final Found EXPORT = new Found("dmabuf-export");
    private static final String PLAIN_MMAP = " Everything else works: regions stay usable through plain mmap.";

    /** The exporter's function (drivers/vfio/pci/vfio_pci_dmabuf.c), which is compiled with VFIO_PCI_DMABUF alone. */
    private static final String EXPORTER = "vfio_pci_core_feature_dma_buf";

    private final HostPaths paths;

    KernelExamination(HostPaths paths) {
        this.paths = paths;
    }

    List<Finding> examine() {
        String where = VirtualMachine.of(paths)
                .map(machine -> "It runs in a virtual machine: %s.".formatted(machine))
                .orElse("It runs on real hardware.");
        Optional<KernelRelease> release = HostFiles.kernelRelease(paths);
        if (release.isEmpty()) {
            return List.of(KERNEL.warning("The kernel's version cannot be read", where, Optional.empty()));
        }
        return List.of(KERNEL.ok("Linux " + release.get().text(), where), export(release.get()));
    }

    private Finding export(KernelRelease release) {
        if (!release.isAtLeast(6, 19)) {
            return EXPORT.warning(
                    "Linux %s has no dmabuf export for VFIO".formatted(release.text()),
                    "It came with Linux 6.19; creating a dmabuf of a region answers ENOTTY." + PLAIN_MMAP,
                    Optional.empty());
        }
        return KernelConfig.of(paths, release.text())
                .map(KernelExamination::byConfig)
                .orElseGet(this::bySymbol);
    }

    private static Finding byConfig(KernelConfig config) {
        List<String> missing = config.missing("CONFIG_VFIO_PCI_DMABUF", "CONFIG_PCI_P2PDMA");
        return missing.isEmpty()
                ? EXPORT.ok(
                        "The kernel's vfio-pci exports dmabufs",
                        "CONFIG_VFIO_PCI_DMABUF is set in %s.".formatted(config.file()))
                : EXPORT.warning(
                        "The kernel was built without dmabuf export for VFIO",
                        "%s not set in %s; creating a dmabuf of a region answers ENOTTY. Use a kernel that has it."
                                        .formatted(
                                                String.join(" and ", missing) + (missing.size() == 1 ? " is" : " are"),
                                                config.file())
                                + PLAIN_MMAP,
                        Optional.empty());
    }

    /** The names of the kernel's functions are readable by all; those of a module only while it is loaded. */
    private Finding bySymbol() {
        try (BufferedReader symbols =
                Files.newBufferedReader(paths.proc().resolve("kallsyms"), StandardCharsets.ISO_8859_1)) {
            boolean vfio = false;
            for (String line = symbols.readLine(); line != null; line = symbols.readLine()) {
                if (line.contains(" " + EXPORTER)) {
                    return EXPORT.ok(
                            "The kernel's vfio-pci exports dmabufs", "Its function %s is there.".formatted(EXPORTER));
                }
                vfio |= line.contains(" vfio_pci_core_ioctl_feature");
            }
            return vfio
                    ? EXPORT.warning(
                            "The kernel was built without dmabuf export for VFIO",
                            "vfio_pci_core is loaded, but has no function %s.".formatted(EXPORTER) + PLAIN_MMAP,
                            Optional.empty())
                    : unknown();
        } catch (IOException e) {
            return unknown();
        }
    }

    private static Finding unknown() {
        return EXPORT.note(
                "Whether the kernel's vfio-pci exports dmabufs cannot be told yet",
                "Linux 6.19 and later can, where built with CONFIG_VFIO_PCI_DMABUF; this kernel's configuration is not"
                        + " readable and vfio_pci_core is not loaded. Look again when vfio-pci is loaded; a report of a device"
                        + " tells it for certain.");
    }
}
