package org.vfioscope.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.Notice;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.Occasion;
import org.vfioscope.report.ReportFormats;

/** What all commands of one run share: the streams, the devices, the warnings. */
final class CommandContext {

    private static final String PREFIX = "vfioscope: ";

    private final Product product;
    private final OutputStream out;
    private final PrintWriter err;
    private final InputStream in;
    private final BooleanSupplier interactive;
    private DeviceAccess access;
    private boolean verbose;
    private int warned;

    CommandContext(Product product, OutputStream out, PrintWriter err, InputStream in, BooleanSupplier interactive) {
        this.product = product;
        this.out = out;
        this.err = err;
        this.in = in;
        this.interactive = interactive;
    }

    ProductVersion version() {
        return product.version();
    }

    /** The forms that reports can take. */
    ReportFormats formats() {
        return product.formats().get();
    }

    /** When and where this is. */
    Occasion occasion() {
        return product.occasion().get();
    }

    /** Waits between two looks at something, and tells whether there is to be another. */
    boolean pause(Duration length) {
        return product.pause().await(length);
    }

    /** Takes data that is too much for {@link #print}. */
    OutputStream out() {
        return out;
    }

    PrintWriter err() {
        return err;
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
            access = product.devices().get();
            if (verbose) {
                access.trace().addListener(entry -> note(entry.event().toString()));
            }
        }
        return access;
    }

    /** Prints data, and lets whoever reads it see it. */
    void print(String data) throws IOException {
        out.write(data.getBytes(StandardCharsets.UTF_8));
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
