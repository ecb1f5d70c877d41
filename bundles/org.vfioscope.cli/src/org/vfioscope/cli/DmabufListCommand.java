package org.vfioscope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.access.VfioException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists the dmabufs of all processes. */
@Command(
        name = "list",
        description = {
            "Lists the dmabufs of all processes, and which BAR each is of.",
            "Those are the processes that this user may look into. The kernel does not tell",
            "the BAR: it is inferred where one BAR alone among the devices that the process",
            "has open is of the dmabuf's size."
        },
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Root sees all processes. Nothing is opened or woken.",
            "",
            "Examples:",
            "  vfioscope dmabuf list",
            "  vfioscope dmabuf list --format json"
        })
final class DmabufListCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            defaultValue = "text",
            description = "One of ${COMPLETION-CANDIDATES}; default: ${DEFAULT-VALUE}.")
    private TextOrJson format;

    DmabufListCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException {
        HeldDmabufs held = HeldDmabufs.search(context.access(), () -> false);
        context.print(format.heldDmabufs().render(context.version().generator(), held));
        return CommandLineRunner.DONE;
    }
}
