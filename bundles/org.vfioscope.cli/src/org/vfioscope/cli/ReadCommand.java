package org.vfioscope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
            "ends the command.",
            "",
            "Examples:",
            "  vfioscope read 03:00.0 BAR0 0x10",
            "  vfioscope read 03:00.0 Config 0 --width 2 --count 2",
            "  vfioscope read 03:00.0 BAR0 0x80 --width 8 --mapped"
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

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many registers to read, one behind the other; default: ${DEFAULT-VALUE}.")
    private int count;

    ReadCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        if (count < 1) {
            throw new ParameterException(spec.commandLine(), "--count is at least 1");
        }
        String device = DeviceNames.check(context.access(), spec.commandLine(), registers.device());
        String line = "0x%%08x: 0x%%0%dx\n".formatted(2 * registers.width().bytes());
        try (DeviceSession session = context.access().open(device, via.way())) {
            registers.<IOException>each(
                    session, count, false, (offset, way) -> context.print(line.formatted(offset, way.read(offset))));
        }
        return CommandLineRunner.DONE;
    }
}
