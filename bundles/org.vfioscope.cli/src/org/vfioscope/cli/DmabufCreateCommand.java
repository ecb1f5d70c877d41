package org.vfioscope.cli;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.PciIndex;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes one dmabuf of all mmap ranges of a region, as QEMU does. */
@Command(
        name = "create",
        customSynopsis = {
            "vfioscope dmabuf create [-hv] DEVICE --region REGION [--hold]",
            "       vfioscope dmabuf create [-hv] DEVICE --region REGION --exec CMD [ARG...]"
        },
        description = {
            "Makes one dmabuf of all mmap ranges of a region, as QEMU does.",
            "It is printed and released again. A range's BAR offset and its offset inside",
            "the dmabuf are two numbers: the kernel puts the ranges one behind the other."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  vfioscope dmabuf create sim:gpu --region 1",
            "  vfioscope dmabuf create 03:00.0 --region BAR0 --hold",
            "  vfioscope dmabuf create 03:00.0 --region 0 --exec ls -l /proc/self/fd"
        })
final class DmabufCreateCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "Such as 0000:03:00.0, 03:00.0 or sim:gpu.")
    private String name;

    @Option(
            names = "--region",
            required = true,
            paramLabel = "REGION",
            converter = RegionChoice.Converter.class,
            description = "The region's index, or its name as the report gives it: BAR0 to BAR5, ROM.")
    private RegionChoice choice;

    @Mixin
    private AfterCreation after;

    DmabufCreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        if (after.hold() && !after.command().isEmpty()) {
            throw new ParameterException(spec.commandLine(), "--hold and --exec exclude each other");
        }
        DeviceNames.check(context.access(), spec.commandLine(), List.of(name));
        try (DeviceSession session = context.access().open(name)) {
            int region = choice.index(session.snapshot());
            return switch (session.createDmabuf(region)) {
                case DmabufOutcome.Created(DmabufHandle handle) -> use(handle);
                case DmabufOutcome.Skipped(String reason) -> throw refused(session, region, reason);
                case DmabufOutcome.Unsupported(String reason) -> throw refused(session, region, reason);
            };
        }
    }

    private RefusedException refused(DeviceSession session, int region, String reason) {
        // the warning about the kernel's answer would say the same once more
        context.warnings(reason);
        return new RefusedException("%s: no dmabuf of %s: %s"
                .formatted(session.device().name(), regionName(session.snapshot(), region), reason));
    }

    private int use(DmabufHandle handle) throws IOException, VfioException, RefusedException {
        Dmabuf dmabuf = handle.dmabuf();
        String device = handle.session().device().name();
        String region = regionName(handle.session().snapshot(), dmabuf.region());
        context.warnings("");
        context.print(DmabufText.of(device, region, dmabuf));
        int code = CommandLineRunner.DONE;
        if (after.hold()) {
            context.note("vfioscope: holding the dmabuf of %s %s; Ctrl-D, Ctrl-C or SIGTERM to process %d releases it"
                    .formatted(device, region, ProcessHandle.current().pid()));
            awaitEndOfInput();
        } else if (!after.command().isEmpty()) {
            code = handle.spawn(
                    after.command(),
                    Map.of(
                            "VFIOSCOPE_DMABUF_FD",
                            "%d",
                            "VFIOSCOPE_DMABUF_SIZE",
                            Long.toUnsignedString(dmabuf.size()),
                            "VFIOSCOPE_DEVICE",
                            device,
                            "VFIOSCOPE_REGION",
                            Integer.toString(dmabuf.region())));
        }
        handle.release();
        return code;
    }

    private void awaitEndOfInput() throws RefusedException {
        byte[] ignored = new byte[4096];
        try {
            while (context.in().read(ignored) >= 0) {
                // whatever is typed meanwhile means nothing
            }
        } catch (IOException e) {
            throw new RefusedException("cannot wait for the end of standard input: " + e.getMessage(), e);
        }
    }

    private static String regionName(DeviceSnapshot snapshot, int region) {
        return PciIndex.regionName(snapshot.info().isPci(), region);
    }
}
