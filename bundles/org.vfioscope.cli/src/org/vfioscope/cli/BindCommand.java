package org.vfioscope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DriverBinder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Binds a VFIO driver to a device. */
@Command(
        name = "bind",
        description = {
            "Binds a VFIO driver to a device, so that it can be opened.",
            "The host loses the device until it is given back with unbind. The plan is shown,",
            "with the commands that do the same, and has to be confirmed. A device that the",
            "host uses is refused: a mounted disk, a network interface that is up with an",
            "address, a device that a process has open. What shares its IOMMU group and",
            "would block it goes to vfio-pci with it."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  vfioscope bind 03:00.0",
            "  vfioscope bind 03:00.0 --yes",
            "  vfioscope unbind 03:00.0"
        })
final class BindCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "A device of this host, such as 03:00.0.")
    private String name;

    @Option(
            names = "--driver",
            paramLabel = "DRIVER",
            defaultValue = "vfio-pci",
            description = "The driver to bind, for example a vendor's variant of vfio-pci; default: ${DEFAULT-VALUE}.")
    private String driver;

    @Mixin
    private PlanConfirmation confirmation;

    BindCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        HostDevice device = HostDevice.named(context.access(), spec.commandLine(), name);
        DriverBinder binder = device.provider().binder().orElseThrow(() -> device.notOfAHost("bound to a driver"));
        return confirmation.carryOut(context, binder, binder.planBind(device.description(), driver));
    }
}
