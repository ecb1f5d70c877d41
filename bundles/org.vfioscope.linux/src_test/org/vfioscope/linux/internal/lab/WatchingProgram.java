package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The product's {@code watch} in a process of its own; its lines are read until the one that is waited for. */
final class WatchingProgram implements AutoCloseable {

    private static final int SIGTERM_STATUS = 143;

    private final Process process;
    private final BufferedReader lines;
    private final Path errors;

    private WatchingProgram(Process process, Path errors) {
        this.process = process;
        this.lines = process.inputReader();
        this.errors = errors;
    }

    /** Starts it, in the checkout that is the current folder; it has not looked yet when this returns. */
    static WatchingProgram start(Path errors) throws IOException {
        Process process = new ProcessBuilder("./vfioscope", "watch", "--interval", "2")
                .redirectError(errors.toFile())
                .start();
        return new WatchingProgram(process, errors);
    }

    /** The next line of an event that is about something; those before it are passed over. Blocks until it comes. */
    String next(String event, String about) throws IOException {
        String line = lines.readLine();
        while (line != null && !(line.contains("\"event\":\"%s\"".formatted(event)) && line.contains(about))) {
            line = lines.readLine();
        }
        assertThat(line)
                .as("%s of %s; %s", event, about, Files.readString(errors))
                .isNotNull();
        return line;
    }

    @Override
    public void close() throws IOException, InterruptedException {
        try (lines) {
            process.destroy();
            assertThat(process.waitFor()).isEqualTo(SIGTERM_STATUS);
        }
    }
}
