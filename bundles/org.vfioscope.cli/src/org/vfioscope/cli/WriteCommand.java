package org.vfioscope.cli;

import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes a register, because the user said so. */
@Command(
        name = "write",
        description = {
            "Writes a register of a region, once, with the width asked for.",
            "It prints nothing. What is written may make the device do anything; closing",
            "it afterwards may reset it."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  vfioscope write 03:00.0 BAR0 0x4 0x12345678",
            "  vfioscope write 03:00.0 BAR2 0x1000 0xff --width 1 --mapped"
        })
final class WriteCommand implements Callable<Integer> {

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
            index = "3",
            paramLabel = "VALUE",
            converter = NumberChoice.class,
            description = "In hex after 0x, or decimal; it fits into the width.")
    private long value;

    WriteCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws VfioException, DeviceException, RefusedException {
        if (registers.width().truncate(value) != value) {
            throw new ParameterException(
                    spec.commandLine(),
                    "0x%x does not fit into a width of %d"
                            .formatted(value, registers.width().bytes()));
        }
        String device = DeviceNames.check(context.access(), spec.commandLine(), registers.device());
        try (DeviceSession session = context.access().open(device, via.way())) {
            registers.each(session, registers.offset(), 1, true, (offset, way) -> way.write(offset, value));
        }
        return CommandLineRunner.DONE;
    }
}
