package org.vfioscope.linux.internal.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.DeviceMemory;
import org.vfioscope.linux.internal.sysfs.SysfsDevice;
import org.vfioscope.model.host.Finding;

/** Whether a device sleeps, answers at its memory BARs and can be reset; a sleeping one stays asleep. */
final class DeviceStateExamination {

    private static final Found POWER = new Found("device-power");
    private static final Found DECODE = new Found("device-memory-decode");
    private static final Found RESET = new Found("device-reset");

    private final String name;
    private final SysfsDevice files;
    private final DeviceMemory memory;

    DeviceStateExamination(HostPaths paths, String name) {
        this.name = name;
        this.files = new SysfsDevice(paths.device(name));
        this.memory = new DeviceMemory(paths.device(name));
    }

    List<Finding> examine(boolean open) {
        List<Finding> findings = new ArrayList<>();
        String runtime = memory.runtimeStatus();
        String state = memory.powerState();
        // the kernel wakes a device for a read of its config space: only one that is awake is read
        if (memory.isAwake()) {
            findings.add(POWER.ok("It is awake", "Power state %s.".formatted(state)));
            switch (memory.answer()) {
                case ANSWERS -> findings.add(decode(true, open));
                case DECODE_OFF -> findings.add(decode(false, open));
                default -> {
                    // the register cannot be read, or the device fell asleep meanwhile: nothing is said of it
                }
            }
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
