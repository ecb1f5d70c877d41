package org.vfioscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceList;
import org.vfioscope.report.DeviceListRenderer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what can be inspected. */
@Command(
        name = "devices",
        description = "Lists the devices there are, and what keeps one from being opened.",
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Nothing is opened, woken, reset or bound.",
            "",
            "Examples:",
            "  vfioscope devices",
            "  vfioscope devices host.json",
            "  vfioscope devices --columns name,driver,state",
            "  vfioscope devices --format json"
        })
final class DevicesCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private ListFormat format;

    @Option(
            names = "--columns",
            paramLabel = "COLUMN",
            split = ",",
            description = "Of text and csv, these columns in this order: name, group, driver, state, device, provider,"
                    + " simulated, vendor-id, device-id, class, bars, obstacle.")
    private List<String> columns = List.of();

    @Parameters(
            arity = "0..*",
            paramLabel = "DEVICE",
            description = "Only these; a file stands for all devices captured in it.")
    private List<String> names = List.of();

    @Spec
    private CommandSpec spec;

    DevicesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        DeviceListRenderer renderer = renderer();
        if (!names.isEmpty()) {
            return named(renderer);
        }
        List<DeviceProvider> providers = new ArrayList<>(context.access().providers());
        providers.sort(Comparator.comparing(DeviceProvider::simulated));
        List<DeviceList.Section> sections = new ArrayList<>();
        int code = CommandLineRunner.DONE;
        for (DeviceProvider provider : providers) {
            try {
                List<DeviceDescription> found = provider.discover(() -> false);
                if (provider.searches() || !found.isEmpty()) {
                    DeviceList.Section section = new DeviceList.Section(provider.label(), provider.simulated(), found);
                    sections.add(section);
                    if (format == ListFormat.NDJSON) {
                        print(renderer, List.of(section));
                    }
                }
            } catch (VfioException e) {
                context.error(e);
                code = CommandLineRunner.REFUSED;
            }
        }
        if (format != ListFormat.NDJSON) {
            print(renderer, sections);
        }
        return code;
    }

    private int named(DeviceListRenderer renderer) throws IOException {
        List<DeviceDescription> devices = new ArrayList<>();
        boolean all =
                DeviceNames.describe(context, DeviceNames.check(context.access(), spec.commandLine(), names), devices);
        print(renderer, List.of(new DeviceList.Section("Devices", false, devices)));
        return all ? CommandLineRunner.DONE : CommandLineRunner.REFUSED;
    }

    private DeviceListRenderer renderer() {
        if (!columns.isEmpty() && !format.hasColumns()) {
            throw new ParameterException(spec.commandLine(), "--columns goes with --format text and csv alone");
        }
        try {
            return format.renderer(columns);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), e.getMessage(), e);
        }
    }

    private void print(DeviceListRenderer renderer, List<DeviceList.Section> sections) throws IOException {
        context.print(renderer.render(new DeviceList(context.version().generator(), sections)));
    }
}
