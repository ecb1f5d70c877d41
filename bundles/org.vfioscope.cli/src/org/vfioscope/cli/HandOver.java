package org.vfioscope.cli;

import java.nio.file.Path;
import java.util.Optional;
import org.vfioscope.model.OpenFlags;
import picocli.CommandLine.Option;

/** How a dmabuf is made fit for another process, and given to it. */
final class HandOver {

    @Option(
            names = "--open-flags",
            paramLabel = "FLAGS",
            converter = OpenFlagsChoice.class,
            description = "The descriptor's open flags, such as rdonly or rdwr,nonblock; default: rdwr,cloexec.")
    private OpenFlags openFlags = OpenFlags.USUAL;

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "Name the dmabuf, for whoever looks at /proc or debugfs; at most 31 bytes.")
    private String name;

    @Option(
            names = "--send",
            paramLabel = "SOCKET",
            description =
                    "Send the dmabuf to the process that listens at a UNIX socket (SCM_RIGHTS). Closing the device"
                            + " revokes it there too: with --hold it lives on.")
    private Path socket;

    OpenFlags openFlags() {
        return openFlags;
    }

    Optional<String> name() {
        return Optional.ofNullable(name);
    }

    /** Where to send it; empty where it stays here. */
    Optional<Path> socket() {
        return Optional.ofNullable(socket);
    }
}
