package org.vfioscope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DriverBinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Gives a device back to the driver it had before. */
@Command(
        name = "unbind",
        description = {
            "Gives a device back to the driver it had before VFIO took it.",
            "Where bind did not note that driver in this boot, the kernel chooses one. What",
            "bind took along with the device goes back too. The plan is shown, and has to be",
            "confirmed."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {"Example:", "  vfioscope unbind 03:00.0"})
final class UnbindCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "A device of this host, such as 03:00.0.")
    private String name;

    @Mixin
    private PlanConfirmation confirmation;

    UnbindCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        HostDevice device = HostDevice.named(context.access(), spec.commandLine(), name);
        DriverBinder binder = device.provider().binder().orElseThrow(() -> device.notOfAHost("given back to a driver"));
        return confirmation.carryOut(context, binder, binder.planUnbind(device.description()));
    }
}
