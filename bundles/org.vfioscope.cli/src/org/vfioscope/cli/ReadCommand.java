package org.vfioscope.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.report.export.WholeFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Reads registers, because the user said so. */
@Command(
        name = "read",
        description = {
            "Reads registers of a region, each once, with the width asked for.",
            "Reading may change a register: only what is named here is read."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "A line has a register's offset and its value. The first that cannot be read",
            "ends the command. With --watch, a line follows for each register that changed,",
            "until Ctrl-C; the others are read as well, as often.",
            "",
            "Examples:",
            "  vfioscope read 03:00.0 BAR0 0x10",
            "  vfioscope read 03:00.0 Config 0 --width 2 --count 2",
            "  vfioscope read 03:00.0 BAR0 0x80 --width 8 --mapped",
            "  vfioscope read 03:00.0 BAR0 0x8 0x3c --watch --interval 0.2",
            "  vfioscope read 03:00.0 BAR0 0 --count 1024 -o bar0.hex"
        })
final class ReadCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Mixin
    private ViaOption via;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Registers registers;

    @Parameters(
            index = "3..*",
            arity = "0..*",
            paramLabel = "OFFSET",
            converter = NumberChoice.class,
            description = "Further registers.")
    private List<Long> further = List.of();

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many registers to read from each offset on; default: ${DEFAULT-VALUE}.")
    private int count;

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FILE",
            description = "Save the bytes in a file, whole or not at all: as Intel HEX where its name ends with .hex or"
                    + " .ihex, else as they are, little-endian.")
    private Path file;

    @Mixin
    private WatchOptions watch;

    ReadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count is at least 1");
        }
        if (file != null && (watch.isOn() || !further.isEmpty())) {
            throw new ParameterException(
                    spec.commandLine(), "--output saves one run: neither --watch nor further offsets");
        }
        watch.check(spec.commandLine());
        String device = DeviceNames.check(context.access(), spec.commandLine(), registers.device());
        try (DeviceSession session = context.access().open(device, via.way())) {
            if (file != null) {
                save(session);
            } else {
                print(session);
            }
        }
        return CommandLineRunner.DONE;
    }

    private void print(DeviceSession session) throws IOException, VfioException, DeviceException, RefusedException {
        List<Long> offsets = new ArrayList<>(List.of(registers.offset()));
        offsets.addAll(further);
        RegisterLines lines = new RegisterLines(registers.width(), watch.isOn());
        do {
            for (long offset : offsets) {
                registers.<IOException>each(
                        session,
                        offset,
                        count,
                        false,
                        (at, way) -> context.print(
                                lines.line(at, way.read(at), context.occasion().time())));
            }
        } while (watch.isOn() && context.pause(watch.interval()));
    }

    private void save(DeviceSession session) throws VfioException, DeviceException, RefusedException {
        try (ProgressLine progress = new ProgressLine(context, ProgressLine.isTerminal(), System::nanoTime);
                WholeFile whole = WholeFile.begin(file)) {
            progress.device(session.device().name(), 0, 1);
            ContentFile content = ContentFile.of(
                    file,
                    whole.out(),
                    registers.offset(),
                    (long) count * registers.width().bytes());
            registers.<IOException>each(session, registers.offset(), count, false, (at, way) -> {
                content.write(at, way.read(at), registers.width());
                progress.content(registers.width().bytes());
            });
            content.end();
            whole.commit();
        } catch (IOException e) {
            throw new RefusedException("cannot write %s: %s".formatted(file, WholeFile.reason(e)), e);
        }
    }
}
