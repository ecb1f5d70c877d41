package org.vfioscope.linux.internal.binding;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.vfioscope.access.DeviceException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.sysfs.HostFiles;

/** The records of former drivers, a file a device; those of an earlier boot count as not there. */
final class BindRecords {

    private final Path folder;
    private final HostPaths paths;

    BindRecords(Path folder, HostPaths paths) {
        this.folder = folder;
        this.paths = paths;
    }

    /** Where this user's state is kept, by the XDG base directory specification. */
    static Path folderOfThisUser() {
        String state = System.getenv("XDG_STATE_HOME");
        Path home = state == null || !state.startsWith("/")
                ? Path.of(System.getProperty("user.home"), ".local", "state")
                : Path.of(state);
        return home.resolve("vfioscope").resolve("former-drivers");
    }

    Optional<BindRecord> of(String device) {
        return BindRecord.parse(HostFiles.lines(folder.resolve(device)))
                .filter(record -> record.boot().equals(boot()));
    }

    /** The present boot's id; empty where the kernel does not tell, so that records of such hosts outlive a boot. */
    String boot() {
        return HostFiles.text(paths.proc().resolve("sys/kernel/random/boot_id")).orElse("");
    }

    void keep(String device, BindRecord record) throws DeviceException {
        Path beside = folder.resolve("." + device + ".new");
        try {
            Files.createDirectories(folder);
            Files.writeString(beside, record.text());
            Files.move(beside, folder.resolve(device), StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new DeviceException(
                    "nothing was changed, as the former driver of %s could not be noted in %s: %s"
                            .formatted(device, folder, e),
                    e);
        }
    }

    void forget(String device) throws DeviceException {
        try {
            Files.deleteIfExists(folder.resolve(device));
        } catch (IOException e) {
            throw new DeviceException("%s is restored, but its record in %s stays: %s".formatted(device, folder, e), e);
        }
    }
}
