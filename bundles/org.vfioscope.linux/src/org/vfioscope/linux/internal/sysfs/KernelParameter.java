package org.vfioscope.linux.internal.sysfs;

import java.nio.file.Files;
import org.vfioscope.linux.internal.HostPaths;

/** The commands that change the kernel's command line from the next boot on, to be shown to the user; nothing here runs them. */
public final class KernelParameter {

    private static final String GRUB = "/etc/default/grub";

    private KernelParameter() {}

    /**
     * Adds a parameter.
     *
     * @param paths tells which tools the host has
     * @param parameter such as {@code intel_iommu=on}
     * @return a command in one line
     */
    public static String add(HostPaths paths, String parameter) {
        return hasGrubby(paths)
                ? "grubby --update-kernel=ALL --args=" + parameter
                : "sed -i 's/^GRUB_CMDLINE_LINUX=\"/&%s /' %s && %s".formatted(parameter, GRUB, update(paths));
    }

    /**
     * Takes a parameter away.
     *
     * @param paths tells which tools the host has
     * @param parameter such as {@code iommu=off}
     * @return a command in one line
     */
    public static String remove(HostPaths paths, String parameter) {
        return hasGrubby(paths)
                ? "grubby --update-kernel=ALL --remove-args=" + parameter
                : "sed -i '/^GRUB_CMDLINE/s/\\b%s\\b//' %s && %s".formatted(parameter, GRUB, update(paths));
    }

    private static boolean hasGrubby(HostPaths paths) {
        return Files.exists(paths.rootFile("usr/sbin/grubby"));
    }

    private static String update(HostPaths paths) {
        return Files.exists(paths.rootFile("usr/sbin/update-grub"))
                ? "update-grub"
                : "grub-mkconfig -o /boot/grub/grub.cfg";
    }
}
