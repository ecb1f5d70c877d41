package org.vfioscope.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;
import picocli.CommandLine;

/** Runs one command line, from its arguments to its exit code. */
final class CommandLineRunner {

    /** The command did what it was asked. */
    static final int DONE = 0;
    /** The device, the kernel or the file system refused. */
    static final int REFUSED = 1;
    /** The command line makes no sense. */
    static final int USAGE = 2;

    private final CommandContext context;
    private final OutputStream out;

    /**
     * A runner for one run.
     *
     * @param product what the commands work with
     * @param out takes data
     * @param err takes errors, warnings and what {@code --verbose} adds
     * @param in what {@code --hold} waits for the end of, and where questions are answered
     * @param interactive whether somebody sits there to answer
     */
    CommandLineRunner(Product product, OutputStream out, Writer err, InputStream in, BooleanSupplier interactive) {
        this.out = new BufferedOutputStream(out, 1 << 16);
        this.context = new CommandContext(product, this.out, new PrintWriter(err), in, interactive);
    }

    /**
     * Runs a command. Blocks until it is done.
     *
     * @param arguments the user's arguments
     * @return the exit code
     */
    int run(String... arguments) {
        ErrorHandler errors = new ErrorHandler(context);
        try {
            int code = commandLine()
                    .setParameterExceptionHandler(errors)
                    .setExecutionExceptionHandler(errors)
                    .execute(arguments);
            out.flush();
            return code;
        } catch (IOException e) {
            return errors.output(e);
        } finally {
            context.warnings("");
            context.close();
        }
    }

    private CommandLine commandLine() {
        CommandLine dmabuf = new CommandLine(new DmabufCommand())
                .addSubcommand(new DmabufCreateCommand(context))
                .addSubcommand(new DmabufImportCommand(context))
                .addSubcommand(new DmabufReceiveCommand(context))
                .addSubcommand(new DmabufListCommand(context));
        CommandLine all = new CommandLine(new VfioscopeCommand(context))
                .addSubcommand(new DevicesCommand(context))
                .addSubcommand(new ReportCommand(context))
                .addSubcommand(new DiffCommand(context))
                .addSubcommand(new ImportCommand(context))
                .addSubcommand(new WatchCommand(context))
                .addSubcommand(dmabuf)
                .addSubcommand(new ServeCommand(context))
                .addSubcommand(new ReadCommand(context))
                .addSubcommand(new WriteCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new BindCommand(context))
                .addSubcommand(new UnbindCommand(context))
                .addSubcommand(new CompletionCommand(context))
                .addSubcommand(new ManCommand(context))
                .addSubcommand(new CommandLine.HelpCommand());
        all.getCommandSpec().version(context.version().line());
        return all.setCaseInsensitiveEnumValuesAllowed(true)
                .registerConverter(TextOrJson.class, TextOrJson::parse)
                .setOut(new PrintWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8)))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
}
