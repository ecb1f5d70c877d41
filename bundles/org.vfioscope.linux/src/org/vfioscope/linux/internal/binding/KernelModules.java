package org.vfioscope.linux.internal.binding;

import java.util.Optional;
import org.vfioscope.access.DeviceException;

/** Loads modules and tells which one belongs to a device. */
interface KernelModules {

    /**
     * Loads a module with what it needs. Blocks.
     *
     * @throws DeviceException if it cannot be loaded, with the words of modprobe
     */
    void load(String module) throws DeviceException;

    /** The first module that the kernel's aliases name for a device's modalias; empty where they name none. Blocks. */
    Optional<String> named(String modalias);
}
