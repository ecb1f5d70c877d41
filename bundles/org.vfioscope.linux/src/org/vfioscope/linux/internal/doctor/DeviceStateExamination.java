package org.vfioscope.linux.internal.doctor;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.SysfsDevice;
import org.vfioscope.model.host.Finding;

/** Whether a device sleeps, answers at its memory BARs and can be reset; a sleeping one stays asleep. */
final class DeviceStateExamination {

    private static final Found POWER = new Found("device-power");
    private static final Found DECODE = new Found("device-memory-decode");
    private static final Found RESET = new Found("device-reset");

    /** PCI_COMMAND, linux/pci_regs.h: byte offset in config space. */
    private static final int COMMAND = 4;
    /** PCI_COMMAND_MEMORY, linux/pci_regs.h. */
    private static final int MEMORY = 2;

    private final String name;
    private final Path folder;
    private final SysfsDevice files;

    DeviceStateExamination(HostPaths paths, String name) {
        this.name = name;
        this.folder = paths.device(name);
        this.files = new SysfsDevice(folder);
    }

    List<Finding> examine(boolean open) {
        List<Finding> findings = new ArrayList<>();
        String runtime = files.text("power/runtime_status").orElse("unknown");
        String state = files.text("power_state").orElse("unknown");
        // the kernel wakes a device for a read of its config space: only one that is awake is read
        if (runtime.equals("active") && (state.equals("D0") || state.equals("unknown"))) {
            findings.add(POWER.ok("It is awake", "Power state %s.".formatted(state)));
            command().map(command -> decode((command & MEMORY) != 0, open)).ifPresent(findings::add);
        } else if (runtime.equals("suspended")) {
            findings.add(POWER.note(
                    "It is asleep (%s)".formatted(state),
                    "Opening it wakes it. Its config space was not read, which would have done the same."));
        } else {
            findings.add(POWER.note(
                    "Its power state is %s".formatted(state),
                    "The kernel's power management says %s; its config space was not read.".formatted(runtime)));
        }
        reset().ifPresent(findings::add);
        return findings;
    }

    private Finding decode(boolean on, boolean open) {
        if (on) {
            return DECODE.ok("Memory decode is on", "The device answers at its memory BARs.");
        }
        return open
                ? DECODE.warning(
                        "Memory decode is off",
                        "Whoever has the device open turned it off, or has not turned it on yet: BAR reads answer EIO, and"
                                + " its dmabufs are revoked until PCI_COMMAND.MEM is set by the owner.",
                        Optional.of("lspci -s %s -vv | grep Control".formatted(name)))
                : DECODE.note("Memory decode is off", "VFIO turns it on when it opens the device.");
    }

    /** The command register, little-endian; empty where this user may not read it. */
    private Optional<Integer> command() {
        try (InputStream config = Files.newInputStream(folder.resolve("config"))) {
            byte[] start = config.readNBytes(COMMAND + 2);
            return start.length == COMMAND + 2
                    ? Optional.of(start[COMMAND] & 0xff | (start[COMMAND + 1] & 0xff) << 8)
                    : Optional.empty();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The file {@code reset_method} came with Linux 5.15; it is there for devices that can be reset alone. */
    private Optional<Finding> reset() {
        Optional<String> methods = files.text("reset_method");
        if (methods.isPresent()) {
            return Optional.of(
                    RESET.ok("It can be reset", "By %s.".formatted(methods.get().replace(" ", ", "))));
        }
        return files.exists()
                ? Optional.of(RESET.note(
                        "It cannot be reset alone",
                        "VFIO_DEVICE_RESET answers EINVAL: what one user leaves in the device the next one finds."))
                : Optional.empty();
    }
}
