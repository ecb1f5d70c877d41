package org.vfioscope.linux.internal.binding;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** Answers writes to a fake sysfs as the kernel does (drivers/base/bus.c), and loads modules. */
final class FakeKernel implements SysfsWriter, KernelModules {

    final List<String> log = new ArrayList<>();
    /** What the driver of a name answers when it is to take a device. */
    final Map<String, Errno> refusing = new HashMap<>();
    /** Drivers that say yes and yet do not take a device. */
    final Set<String> idle = new HashSet<>();
    /** The driver that the kernel finds by itself. */
    Optional<String> natural = Optional.empty();

    private final Path drivers;

    FakeKernel(HostPaths paths) {
        this.drivers = paths.sysfs().resolve("bus/pci/drivers");
    }

    @Override
    public void write(String file, String value) throws VfioException {
        log.add("%s > %s".formatted(value, file.replaceFirst(".*/bus/pci/", "")));
        Path path = Path.of(file);
        try {
            switch (path.getFileName().toString()) {
                case "driver_override" -> Files.writeString(path, (value.isEmpty() ? "(null)" : value) + "\n");
                case "unbind" -> {
                    Files.delete(path.getParent());
                    Files.deleteIfExists(path.getParent().resolveSibling("vfio-dev"));
                }
                case "bind" -> bind(file, path.getParent().getFileName().toString(), value);
                case "drivers_probe" -> {
                    if (natural.isPresent()) {
                        bind(file, natural.get(), value);
                    }
                }
                default -> throw new VfioException(file, Operation.BIND_DRIVER, Errno.ENOENT);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void bind(String file, String driver, String device) throws IOException, VfioException {
        if (refusing.containsKey(driver)) {
            throw new VfioException(file, Operation.BIND_DRIVER, refusing.get(driver));
        }
        if (!idle.contains(driver)) {
            Path folder = drivers.resolveSibling("devices").resolve(device);
            Files.createSymbolicLink(folder.resolve("driver"), drivers.resolve(driver));
            if (driver.contains("vfio")) {
                Files.createDirectory(folder.resolve("vfio-dev"));
            }
        }
    }

    @Override
    public void load(String module) throws DeviceException {
        log.add("modprobe " + module);
        if (module.equals("missing")) {
            throw new DeviceException("the module missing cannot be loaded: modprobe: FATAL: Module missing not found");
        }
        try {
            Files.createDirectories(drivers.resolve(module));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Optional<String> named(String modalias) {
        return modalias.startsWith("pci:v00008086") ? Optional.of("e1000e") : Optional.empty();
    }
}
