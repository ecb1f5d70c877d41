package org.vfioscope.linux.internal.sysfs;

import java.util.Optional;
import org.vfioscope.linux.internal.HostPaths;

/** Whether this host is a virtual machine, whose firmware has no switch for an IOMMU. */
public final class VirtualMachine {

    private VirtualMachine() {}

    /**
     * What the virtual machine calls itself.
     *
     * @param paths where to look
     * @return vendor and product from DMI; empty on real hardware
     */
    public static Optional<String> of(HostPaths paths) {
        // CPUID 1 ECX bit 31, which no real processor sets and every hypervisor does
        boolean guest = HostFiles.lines(paths.proc().resolve("cpuinfo")).stream()
                .filter(line -> line.startsWith("flags"))
                .findFirst()
                .filter(flags -> flags.matches(".*\\bhypervisor\\b.*"))
                .isPresent();
        Optional<String> vendor = HostFiles.text(paths.sysfs().resolve("class/dmi/id/sys_vendor"));
        // other processors have no such flag, but QEMU's boards say what they are
        if (!guest && vendor.filter("QEMU"::equals).isEmpty()) {
            return Optional.empty();
        }
        String product = HostFiles.text(paths.sysfs().resolve("class/dmi/id/product_name"))
                .orElse("");
        return Optional.of((vendor.orElse("unknown vendor") + " " + product).strip());
    }
}
