package org.vfioscope.report.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import org.vfioscope.model.Occasion;

/** Tells on which host and kernel devices are read, as the kernel's own files in /proc/sys/kernel say. */
public final class HostFacts {

    private static final String UNKNOWN = "unknown";

    private HostFacts() {}

    /**
     * When and where this is. Blocks as long as reading three files of /proc takes.
     *
     * @param proc where /proc is
     * @param clock tells the time
     * @return the occasion; a fact whose file cannot be read is "unknown"
     */
    public static Occasion now(Path proc, Clock clock) {
        Path kernel = proc.resolve("sys/kernel");
        return new Occasion(
                clock.instant().truncatedTo(ChronoUnit.SECONDS),
                line(kernel.resolve("hostname")),
                "%s %s %s"
                        .formatted(
                                line(kernel.resolve("ostype")),
                                line(kernel.resolve("osrelease")),
                                System.getProperty("os.arch")));
    }

    private static String line(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            // a report without the host's name is of use all the same, and says that it lacks it
            return UNKNOWN;
        }
    }
}
