package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The files of one device below sysfs. Only values that the kernel keeps are read, never {@code config}, which would
 * wake a sleeping device. What is missing or makes no sense is empty: devices come and go while they are looked at.
 */
public final class SysfsDevice {

    private final Path folder;

    /**
     * A device's files.
     *
     * @param folder the device's folder below sysfs
     */
    public SysfsDevice(Path folder) {
        this.folder = folder;
    }

    /** {@return whether the device is there} */
    public boolean exists() {
        return Files.isDirectory(folder);
    }

    /** A number as sysfs writes ids: hexadecimal with 0x. */
    OptionalInt hex(String attribute) {
        return lines(attribute).stream()
                .map(String::strip)
                .filter(text -> text.matches("0x[0-9a-fA-F]{1,7}"))
                .mapToInt(text -> Integer.parseInt(text.substring(2), 16))
                .findFirst();
    }

    /** The lines of a text attribute; none where it cannot be read. */
    List<String> lines(String attribute) {
        return HostFiles.lines(folder.resolve(attribute));
    }

    /**
     * The first line of a text attribute.
     *
     * @param attribute its name, never {@code config}, which would wake a sleeping device
     * @return the line; empty where it cannot be read or is blank
     */
    public Optional<String> text(String attribute) {
        return HostFiles.text(folder.resolve(attribute));
    }

    /** The last name of where a link points, such as the driver's. */
    Optional<String> link(String name) {
        return HostFiles.linkName(folder.resolve(name));
    }

    /** The last name of a path once its links are followed. */
    static Optional<String> realName(Path path) {
        try {
            return Optional.of(path.toRealPath().getFileName().toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** {@return the bound driver; empty where none is} */
    public Optional<String> driver() {
        return link("driver");
    }

    /** {@return the IOMMU group's number; empty where it is in none} */
    public OptionalInt iommuGroup() {
        return link("iommu_group").stream()
                .filter(text -> text.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /**
     * Whether VFIO has the device: its folder {@code vfio-dev} came with Linux 6.1; before, a driver's name tells.
     *
     * @return whether a VFIO driver is bound
     */
    public boolean isBoundToVfio() {
        return Files.isDirectory(folder.resolve("vfio-dev"))
                || driver().filter(name -> name.contains("vfio")).isPresent();
    }
}
