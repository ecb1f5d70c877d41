package org.vfioscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.Callable;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.report.DeviceList;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

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
    private OutputFormat format;

    DevicesCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException {
        List<DeviceProvider> providers = new ArrayList<>(context.access().providers());
        providers.sort(Comparator.comparing(DeviceProvider::simulated));
        List<DeviceList.Section> sections = new ArrayList<>();
        for (DeviceProvider provider : providers) {
            try {
                sections.add(
                        new DeviceList.Section(provider.label(), provider.simulated(), provider.discover(() -> false)));
            } catch (VfioException e) {
                context.error(e);
            }
        }
        context.print(format.devices().render(new DeviceList(context.version().generator(), sections)));
        return sections.size() == providers.size() ? CommandLineRunner.DONE : CommandLineRunner.REFUSED;
    }
}
