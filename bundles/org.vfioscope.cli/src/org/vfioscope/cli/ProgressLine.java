package org.vfioscope.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.LongSupplier;
import org.vfioscope.report.export.ExportListener;

/**
 * Tells on a terminal how an export goes on, in a line that is written over and removed at the end. A script's log gets
 * none of it.
 */
final class ProgressLine implements ExportListener, AutoCloseable {

    /** Often enough to be seen moving, seldom enough to cost nothing. */
    private static final long INTERVAL_NANOS = 200_000_000;

    private static final int MIB = 1 << 20;

    private final CommandContext context;
    private final boolean terminal;
    private final LongSupplier nanos;
    private long next;
    private int shown;
    private String name = "";
    private int done;
    private int total;
    private long bytes;
    private boolean failed;

    ProgressLine(CommandContext context, boolean terminal, LongSupplier nanos) {
        this.context = context;
        this.terminal = terminal;
        this.nanos = nanos;
        this.next = nanos.getAsLong() + INTERVAL_NANOS;
    }

    /** Whether standard error is a terminal; Java knows of standard input and output alone. */
    static boolean isTerminal() {
        try {
            String target = Files.readSymbolicLink(Path.of("/proc/self/fd/2")).toString();
            return target.startsWith("/dev/pts/") || target.startsWith("/dev/tty");
        } catch (IOException e) {
            // no progress is shown where it cannot be told
            return false;
        }
    }

    @Override
    public void device(String device, int before, int all) {
        name = device;
        done = before;
        total = all;
        show();
    }

    @Override
    public void content(long more) {
        bytes += more;
        show();
    }

    @Override
    public void failed(Exception error) {
        failed = true;
        clear();
        context.error(error);
    }

    boolean hasFailed() {
        return failed;
    }

    private void show() {
        if (!terminal || nanos.getAsLong() < next) {
            return;
        }
        next = nanos.getAsLong() + INTERVAL_NANOS;
        String line = "%s of %s devices%s: %s"
                .formatted(done, total, bytes == 0 ? "" : ", %s MiB read".formatted(bytes / MIB), name);
        PrintWriter err = context.err();
        err.print("\r" + line + " ".repeat(Math.max(0, shown - line.length())));
        err.flush();
        shown = line.length();
    }

    private void clear() {
        if (shown > 0) {
            context.err().print("\r" + " ".repeat(shown) + "\r");
            context.err().flush();
            shown = 0;
        }
    }

    @Override
    public void close() {
        clear();
    }
}
