package org.vfioscope.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import org.vfioscope.access.VfioException;
import org.vfioscope.report.json.JsonEventRenderer;
import org.vfioscope.report.watch.HostWatch;
import org.vfioscope.report.watch.WatchEvent;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Prints what comes, goes and changes, until it is stopped. */
@Command(
        name = "watch",
        description = {
            "Prints what comes, goes or changes as lines of JSON.",
            "Devices and dmabufs that are there come first; it goes on until Ctrl-C."
        },
        descriptionHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Events: device-present, device-came, device-left, device-changed,",
            "dmabuf-present, dmabuf-created, dmabuf-revoked, dmabuf-restored, dmabuf-released.",
            "Nothing is opened or woken. Dmabufs of other users' processes are seen by root",
            "alone. The kernel shows nowhere whether a dmabuf is revoked: it is inferred from",
            "the device that it is of (memory decode off, D3hot, suspended, closed); a reset",
            "between two looks is not noticed.",
            "",
            "Examples:",
            "  vfioscope watch",
            "  vfioscope watch --interval 0.5"
        })
final class WatchCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--interval",
            paramLabel = "SECONDS",
            defaultValue = "1",
            description = "How long to wait between two looks; default: ${DEFAULT-VALUE}.")
    private double seconds;

    WatchCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException {
        if (!Interval.isSensible(seconds)) {
            throw new ParameterException(spec.commandLine(), Interval.SENSIBLE);
        }
        HostWatch watch = new HostWatch(context.access());
        do {
            for (WatchEvent event : watch.look()) {
                context.print(JsonEventRenderer.render(context.occasion().time(), event));
            }
        } while (context.pause(Interval.of(seconds)));
        return CommandLineRunner.DONE;
    }
}
