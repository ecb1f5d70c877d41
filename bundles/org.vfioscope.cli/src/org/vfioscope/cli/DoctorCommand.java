package org.vfioscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.Examination;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Finds what keeps VFIO from working. */
@Command(
        name = "doctor",
        description = {
            "Finds what keeps VFIO from working on this host, and with a device.",
            "Each finding has the command that mends it, where one can. Nothing is opened,",
            "woken or changed."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Exit codes: 0 nothing hinders, 1 something does, 2 wrong usage.",
            "",
            "Examples:",
            "  vfioscope doctor",
            "  vfioscope doctor 03:00.0",
            "  vfioscope doctor 03:00.0 --format json"
        })
final class DoctorCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(arity = "0..1", paramLabel = "DEVICE", description = "A device, such as 03:00.0.")
    private Optional<String> name = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private TextOrJson format;

    DoctorCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        Optional<String> device = name.map(typed -> DeviceNames.check(context.access(), spec.commandLine(), typed));
        List<Examination.Subject> subjects = new ArrayList<>();
        for (DeviceProvider provider : context.access().providers()) {
            if (provider.doctor().isPresent()) {
                subjects.add(
                        new Examination.Subject("host", provider.doctor().get().examineHost(() -> false)));
            }
        }
        if (device.isPresent()) {
            DeviceDescription found =
                    HostDevice.find(context.access(), device.get()).description();
            subjects.add(new Examination.Subject(found.name(), context.access().examine(found)));
        }
        if (subjects.isEmpty()) {
            throw new RefusedException("there is nothing to examine: no devices of a host are known here");
        }
        Examination examination = new Examination(context.version().generator(), subjects);
        context.print(format.examination().render(examination));
        return examination.isFine() ? CommandLineRunner.DONE : CommandLineRunner.REFUSED;
    }
}
