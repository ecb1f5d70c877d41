package org.vfioscope.cli;

import java.time.Duration;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;

/** Whether registers are read again and again, and how often. */
final class WatchOptions {

    @Option(names = "--watch", description = "Read again and again, until Ctrl-C, and print what changed.")
    private boolean on;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            description = "With --watch: how long to wait between two readings; default: 1.")
    private Double seconds;

    boolean isOn() {
        return on;
    }

    /** Refuses what makes no sense. */
    void check(CommandLine command) {
        if (seconds != null && !on) {
            throw new ParameterException(command, "--interval goes with --watch alone");
        }
        if (seconds != null && !Interval.isSensible(seconds)) {
            throw new ParameterException(command, Interval.SENSIBLE);
        }
    }

    Duration interval() {
        return Interval.of(seconds == null ? 1 : seconds);
    }
}
