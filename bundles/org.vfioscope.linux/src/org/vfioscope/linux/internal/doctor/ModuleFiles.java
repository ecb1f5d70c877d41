package org.vfioscope.linux.internal.doctor;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.KernelRelease;
import org.vfioscope.linux.internal.sysfs.HostFiles;

/**
 * Which modules the running kernel has: what modprobe(8) could load. Names are compared as modprobe does, {@code -} and
 * {@code _} being one.
 */
final class ModuleFiles {

    private final HostPaths paths;
    private final Optional<KernelRelease> release;

    ModuleFiles(HostPaths paths) {
        this.paths = paths;
        this.release = HostFiles.kernelRelease(paths);
    }

    /** The command that loads a module; empty where this kernel has not got it, or its modules are not here. */
    Optional<String> command(String module) {
        return has(module) ? Optional.of("modprobe " + module) : Optional.empty();
    }

    /** Whether modprobe would do: the module is loaded or built in, or its file is there. */
    boolean has(String module) {
        String name = normal(module);
        return Files.exists(paths.sysfs().resolve("module").resolve(name))
                || folder().filter(folder -> lists(folder, name)).isPresent();
    }

    /** Why modprobe would not do, in sentences. */
    String missing(String module) {
        String version = release.map(KernelRelease::text).orElse("this version");
        return folder().map(folder ->
                        "Linux %s was built without the module %s: %s has none.".formatted(version, module, folder))
                .orElseGet(() ->
                        ("No modules of Linux %s are installed here (/lib/modules): install this kernel's, or, in a"
                                        + " container, load %s on its host.")
                                .formatted(version, module));
    }

    private Optional<Path> folder() {
        return release.stream()
                .flatMap(kernel -> Stream.of("lib/modules/", "usr/lib/modules/").map(place -> place + kernel.text()))
                .map(paths::rootFile)
                .filter(Files::isDirectory)
                .findFirst();
    }

    /** A line begins with the file's path, which may be compressed: {@code kernel/drivers/vfio/vfio.ko.xz: ...}. */
    private static boolean lists(Path folder, String name) {
        return Stream.of("modules.dep", "modules.builtin")
                .flatMap(list -> HostFiles.lines(folder.resolve(list)).stream())
                .map(line ->
                        line.replaceFirst(":.*", "").replaceFirst(".*/", "").replaceFirst("\\.ko(\\..*)?$", ""))
                .anyMatch(file -> normal(file).equals(name));
    }

    private static String normal(String name) {
        return name.replace('-', '_');
    }
}
