package org.vfioscope.linux.internal.sysfs;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The files of one device below sysfs. Only values that the kernel keeps are read, never {@code config}, which would
 * wake a sleeping device. What is missing or makes no sense is empty: devices come and go while they are looked at.
 */
final class SysfsDevice {

    private final Path folder;

    SysfsDevice(Path folder) {
        this.folder = folder;
    }

    boolean exists() {
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
        try {
            // ISO 8859-1 takes any byte, so garbage ends in a value that makes no sense instead of an exception
            return Files.readAllLines(folder.resolve(attribute), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** The last name of where a link points, such as the driver's. */
    Optional<String> link(String name) {
        try {
            return Optional.of(
                    Files.readSymbolicLink(folder.resolve(name)).getFileName().toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** The last name of a path once its links are followed. */
    static Optional<String> realName(Path path) {
        try {
            return Optional.of(path.toRealPath().getFileName().toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    Optional<String> driver() {
        return link("driver");
    }

    OptionalInt iommuGroup() {
        return link("iommu_group").stream()
                .filter(text -> text.matches("[0-9]{1,9}"))
                .mapToInt(Integer::parseInt)
                .findFirst();
    }

    /**
     * Whether VFIO has the device: its folder {@code vfio-dev} came with Linux 6.1; before, a driver's name tells.
     */
    boolean isBoundToVfio() {
        return Files.isDirectory(folder.resolve("vfio-dev"))
                || driver().filter(name -> name.contains("vfio")).isPresent();
    }
}
