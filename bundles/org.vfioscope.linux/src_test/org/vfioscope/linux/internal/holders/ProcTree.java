package org.vfioscope.linux.internal.holders;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.vfioscope.linux.internal.HostPaths;

/** Builds processes below a /proc in a folder. */
public final class ProcTree {

    private final HostPaths paths;
    private Path process;

    public ProcTree(HostPaths paths) {
        this.paths = paths;
    }

    /** Starts a process; what follows belongs to it. */
    public ProcTree process(int pid, String name) throws IOException {
        process = paths.proc().resolve(Integer.toString(pid));
        Files.createDirectories(process.resolve("fd"));
        Files.createDirectories(process.resolve("fdinfo"));
        Files.writeString(process.resolve("comm"), name + "\n");
        Files.writeString(process.resolve("cmdline"), name + "\0-x\0");
        return this;
    }

    public ProcTree descriptor(int number, String target, String... info) throws IOException {
        Files.createSymbolicLink(process.resolve("fd/" + number), Path.of(target));
        Files.writeString(process.resolve("fdinfo/" + number), "pos:\t0\n" + String.join("\n", info) + "\n");
        return this;
    }

    public ProcTree dmabuf(int number, long inode, long size, String name) throws IOException {
        return descriptor(
                number,
                "/dmabuf:" + name,
                "ino:\t" + inode,
                "size:\t" + Long.toUnsignedString(size),
                "count:\t1",
                "exp_name:\tvfio_pci_core",
                name.isEmpty() ? "" : "name:\t" + name);
    }

    public Path folder() {
        return process;
    }
}
