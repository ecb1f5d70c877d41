package org.vfioscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.Notice;
import org.vfioscope.access.VfioException;

/** What all commands of one run share: the streams, the devices, the warnings. */
final class CommandContext {

    private static final String PREFIX = "vfioscope: ";

    private final ProductVersion version;
    private final Supplier<DeviceAccess> devices;
    private final Writer out;
    private final PrintWriter err;
    private final InputStream in;
    private final BooleanSupplier interactive;
    private DeviceAccess access;
    private boolean verbose;
    private int warned;

    CommandContext(
            ProductVersion version,
            Supplier<DeviceAccess> devices,
            Writer out,
            PrintWriter err,
            InputStream in,
            BooleanSupplier interactive) {
        this.version = version;
        this.devices = devices;
        this.out = out;
        this.err = err;
        this.in = in;
        this.interactive = interactive;
    }

    ProductVersion version() {
        return version;
    }

    InputStream in() {
        return in;
    }

    /** Whether somebody sits at standard input. */
    boolean isInteractive() {
        return interactive.getAsBoolean();
    }

    void setVerbose(boolean verbose) {
        this.verbose = verbose;
    }

    /** The devices; the providers are loaded when they are first asked for. */
    DeviceAccess access() {
        if (access == null) {
            access = devices.get();
            if (verbose) {
                access.trace().addListener(entry -> note(entry.event().toString()));
            }
        }
        return access;
    }

    /** Prints data, and lets whoever reads it see it. */
    void print(String data) throws IOException {
        out.write(data);
        out.flush();
    }

    /** Prints a line that is neither data nor an error. */
    void note(String line) {
        err.println(line);
        err.flush();
    }

    /** Puts a question, and leaves the cursor behind it. */
    void ask(String question) {
        err.print(question);
        err.flush();
    }

    /** Prints an error in one line, and the stack trace of its cause where that was asked for and there is one. */
    void error(String message, Throwable cause) {
        note(PREFIX + message.replaceAll("\\s*\\R\\s*", " "));
        if (verbose && cause != null) {
            note(StackTraceText.of(cause));
        }
    }

    /** Prints an error of the hardware access with its cause and remedy. */
    void error(Exception error) {
        error(error instanceof VfioException refusal ? refusal.explained() : error.getMessage(), error);
    }

    /**
     * Prints the warnings that were given since the last time.
     *
     * @param said what an error line has said already; a warning that says the same is left out
     */
    void warnings(String said) {
        if (access == null) {
            return;
        }
        List<Notice> notices = access.notices().notices();
        for (Notice notice : notices.subList(warned, notices.size())) {
            if (said.isEmpty() || !notice.text().endsWith(said)) {
                note(PREFIX + "warning: " + notice.text());
            }
        }
        warned = notices.size();
    }

    void close() {
        if (access != null) {
            try {
                access.close();
            } catch (VfioException e) {
                error(e);
            }
        }
    }
}
