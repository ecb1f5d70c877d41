package org.vfioscope.linux.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.HostFiles;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.host.Finding;

/** What this process may do: locked memory, lockdown, security modules. */
final class UserExamination {

    private static final Found MEMLOCK = new Found("memlock");
    private static final Found LOCKDOWN = new Found("lockdown");
    private static final Found SELINUX = new Found("selinux");
    private static final Found APPARMOR = new Found("apparmor");

    /** The line of /proc/PID/limits, soft limit first, in bytes. */
    private static final Pattern LIMIT = Pattern.compile("Max locked memory\\s+(\\S+)\\s.*");
    /** CAP_IPC_LOCK, linux/capability.h. */
    private static final int CAP_IPC_LOCK = 14;
    /** Below this not even a small virtual machine's memory can be mapped for DMA. */
    private static final long SMALL_MACHINE = 64L << 20;

    private final HostPaths paths;

    UserExamination(HostPaths paths) {
        this.paths = paths;
    }

    List<Finding> examine() {
        List<Finding> findings = new ArrayList<>();
        memlock().ifPresent(findings::add);
        lockdown().ifPresent(findings::add);
        HostFiles.text(paths.sysfs().resolve("fs/selinux/enforce"))
                .filter("1"::equals)
                .ifPresent(on -> findings.add(SELINUX.note(
                        "SELinux is enforcing",
                        "Where a node cannot be opened in spite of its permissions, its log tells.",
                        "ausearch -m avc -ts recent | grep -i vfio")));
        HostFiles.text(paths.proc().resolve("self/attr/apparmor/current"))
                .filter(profile -> !profile.startsWith("unconfined"))
                .ifPresent(profile -> findings.add(APPARMOR.warning(
                        "AppArmor confines this process",
                        "Its profile is %s; it must allow /dev/vfio, /dev/iommu and sysfs.".formatted(profile),
                        Optional.of("journalctl -k | grep -i 'apparmor.*denied.*vfio'"))));
        return findings;
    }

    private Optional<Finding> memlock() {
        Optional<String> limit = HostFiles.lines(paths.proc().resolve("self/limits")).stream()
                .map(LIMIT::matcher)
                .filter(Matcher::matches)
                .map(m -> m.group(1))
                .findFirst();
        if (limit.isEmpty()) {
            return Optional.empty();
        }
        if (!limit.get().matches("[0-9]{1,18}")) {
            return Optional.of(MEMLOCK.ok("Memory can be locked without limit", "RLIMIT_MEMLOCK is unlimited."));
        }
        String size = new ByteSize(Long.parseLong(limit.get())).binary();
        if (isPrivileged()) {
            return Optional.of(MEMLOCK.ok(
                    "Memory can be locked without limit",
                    "RLIMIT_MEMLOCK is %s, but CAP_IPC_LOCK lifts it.".formatted(size)));
        }
        return Optional.of(
                Long.parseLong(limit.get()) < SMALL_MACHINE
                        ? MEMLOCK.warning(
                                "Only %s of memory can be locked".formatted(size),
                                "Memory that is mapped for DMA is charged to RLIMIT_MEMLOCK; beyond it the answer is ENOMEM."
                                        + " Imported dmabufs are not charged. The command holds from the next login on.",
                                Optional.of("echo '%s - memlock unlimited' > /etc/security/limits.d/vfio.conf"
                                        .formatted(System.getProperty("user.name"))))
                        : MEMLOCK.ok(
                                "%s of memory can be locked".formatted(size),
                                "RLIMIT_MEMLOCK covers mappings for DMA."));
    }

    private boolean isPrivileged() {
        return HostFiles.lines(paths.proc().resolve("self/status")).stream()
                .filter(line -> line.matches("CapEff:\\s+[0-9a-f]{16}"))
                .map(line -> Long.parseUnsignedLong(line.replaceFirst("CapEff:\\s+", ""), 16))
                .anyMatch(capabilities -> (capabilities >> CAP_IPC_LOCK & 1) != 0);
    }

    /** The file reads like {@code none [integrity] confidentiality}; kernels without lockdown lack it. */
    private Optional<Finding> lockdown() {
        return HostFiles.text(paths.sysfs().resolve("kernel/security/lockdown"))
                .map(line -> line.replaceFirst(".*\\[(\\w+)].*", "$1"))
                .map(mode -> mode.equals("none")
                        ? LOCKDOWN.ok("The kernel is not locked down", "Nothing of VFIO is forbidden.")
                        : LOCKDOWN.note(
                                "The kernel is locked down: " + mode,
                                "VFIO works, but sysfs lets nobody write a device's config space or map its BARs, unsigned"
                                        + " modules are refused, and debugfs does not tell who is attached to a dmabuf. Secure"
                                        + " Boot turns it on; only the firmware turns that off."));
    }
}
