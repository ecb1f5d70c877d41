package org.vfioscope.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.vfioscope.access.DeviceAccess;
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
    private final Writer out;

    /**
     * A runner for one run.
     *
     * @param version the product's version
     * @param devices gives the devices; asked once, and only by a command that needs them
     * @param out takes data
     * @param err takes errors, warnings and what {@code --verbose} adds
     * @param in what {@code --hold} waits for the end of, and where questions are answered
     * @param interactive whether somebody sits there to answer
     */
    CommandLineRunner(
            ProductVersion version,
            Supplier<DeviceAccess> devices,
            Writer out,
            Writer err,
            InputStream in,
            BooleanSupplier interactive) {
        this.out = new BufferedWriter(out);
        this.context = new CommandContext(version, devices, this.out, new PrintWriter(err), in, interactive);
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
                .addSubcommand(dmabuf)
                .addSubcommand(new ReadCommand(context))
                .addSubcommand(new WriteCommand(context))
                .addSubcommand(new DoctorCommand(context))
                .addSubcommand(new BindCommand(context))
                .addSubcommand(new UnbindCommand(context))
                .addSubcommand(new CommandLine.HelpCommand());
        all.getCommandSpec().version(context.version().line());
        return all.registerConverter(OutputFormat.class, OutputFormat::parse)
                .registerConverter(TextOrJson.class, TextOrJson::parse)
                .setOut(new PrintWriter(out))
                .setColorScheme(CommandLine.Help.defaultColorScheme(CommandLine.Help.Ansi.OFF));
    }
}
