package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.vfioscope.model.host.MemoryAnswer;
import org.vfioscope.model.pci.PciCommand;

/**
 * Whether a PCI device answers at its memory BARs, from sysfs. Its config space is read of a device that is awake alone: the
 * kernel wakes a sleeping one for that, or the bridge before it (pci_config_pm_runtime_get, drivers/pci/pci.c). What sysfs
 * shows is the device's own command register; vfio-pci writes a user's memory bit through to it.
 */
public final class DeviceMemory {

    /** PCI_COMMAND, linux/pci_regs.h: byte offset in config space. */
    private static final int COMMAND = 4;

    /** What a device that does not answer reads as. */
    private static final int NO_ANSWER = 0xffff;

    private final Path folder;
    private final SysfsDevice files;

    /**
     * A device's memory.
     *
     * @param folder the device's folder below sysfs
     */
    public DeviceMemory(Path folder) {
        this.folder = folder;
        this.files = new SysfsDevice(folder);
    }

    /** {@return the kernel's word for its runtime power management, such as {@code active}; "unknown" where it says none} */
    public String runtimeStatus() {
        return files.text("power/runtime_status").orElse("unknown");
    }

    /** {@return its power state, such as {@code D0}; "unknown" where the kernel does not know it, or is older than 5.11} */
    public String powerState() {
        return files.text("power_state").orElse("unknown");
    }

    /** {@return whether it is awake for certain, so that reading its config space wakes nothing} */
    public boolean isAwake() {
        String state = powerState();
        return runtimeStatus().equals("active") && (state.equals("D0") || state.equals("unknown"));
    }

    /** {@return whether it is a virtual function: those have no memory bit, their physical function has one for all} */
    private boolean isVirtualFunction() {
        return Files.exists(folder.resolve("physfn"));
    }

    /**
     * Whether it answers. One that sleeps is not asked; one that falls asleep between the look at its state and the read of its
     * command register is woken by that read all the same, since sysfs has no way to do both at once.
     *
     * @return what is known
     */
    public MemoryAnswer answer() {
        if (isAwake()) {
            if (isVirtualFunction()) {
                return MemoryAnswer.ANSWERS;
            }
            return command()
                    .map(command -> command.memoryDecode() ? MemoryAnswer.ANSWERS : MemoryAnswer.DECODE_OFF)
                    .orElse(MemoryAnswer.UNKNOWN);
        }
        return switch (runtimeStatus()) {
            case "suspended", "suspending" -> MemoryAnswer.SUSPENDED;
            case "active" -> powerState().startsWith("D3") ? MemoryAnswer.D3HOT : MemoryAnswer.UNKNOWN;
            default -> MemoryAnswer.UNKNOWN;
        };
    }

    /** The command register, little-endian; empty where it cannot be read, or the device is gone from its bus. */
    private Optional<PciCommand> command() {
        try (InputStream config = Files.newInputStream(folder.resolve("config"))) {
            byte[] start = config.readNBytes(COMMAND + 2);
            return Optional.of(start)
                    .filter(bytes -> bytes.length == COMMAND + 2)
                    .map(bytes -> bytes[COMMAND] & 0xff | (bytes[COMMAND + 1] & 0xff) << 8)
                    .filter(word -> word != NO_ANSWER)
                    .map(PciCommand::new);
        } catch (IOException e) {
            // a device that went away tells nothing
            return Optional.empty();
        }
    }
}
