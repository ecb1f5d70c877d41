package org.vfioscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.Forecast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Makes dmabufs of a region: one of all its mmap ranges, as QEMU does, unless other ranges are chosen. */
@Command(
        name = "create",
        customSynopsis = {
            "vfioscope dmabuf create [-hv] DEVICE --region REGION [--range OFF+LEN]...",
            "                               [--via WAY] [--open-flags FLAGS] [--name NAME]",
            "                               [--one-per-range | --send SOCKET]",
            "                               [--forecast | --hold | --exec CMD [ARG...]]"
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
            "  vfioscope dmabuf create 03:00.0 --region 2 --range 0x0+0x1000 --forecast",
            "  vfioscope dmabuf create 03:00.0 --region 0 --send /run/user/0/bar --hold",
            "  vfioscope dmabuf create 03:00.0 --region 0 --exec ls -l /proc/self/fd"
        })
final class DmabufCreateCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Mixin
    private ViaOption via;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "Such as 0000:03:00.0, 03:00.0, sim:gpu or a capture's file.")
    private String name;

    @Option(
            names = "--region",
            required = true,
            paramLabel = "REGION",
            converter = RegionChoice.Converter.class,
            description =
                    "The region's index, or its name as the report gives it: BAR0 to BAR5, ROM, Config space, VGA.")
    private RegionChoice choice;

    @Mixin
    private WhichRanges ranges;

    @Option(
            names = "--forecast",
            description = "Ask nothing of the kernel: print what it will answer, by which rule, and what to change;"
                    + " the exit code is 1 where it will refuse.")
    private boolean forecast;

    @Mixin
    private HandOver handOver;

    @Mixin
    private AfterCreation after;

    DmabufCreateCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        checkOptions();
        String device = DeviceNames.check(context.access(), spec.commandLine(), name);
        try (DeviceSession session = context.access().open(device, via.way())) {
            refuseToHandOverWhatIsSimulated(session);
            int index = choice.index(session.snapshot());
            RegionSnapshot region = session.snapshot().region(index).orElseThrow();
            List<DmabufRequest> requests = ranges.requests(region, handOver.openFlags());
            if (forecast && requests.isEmpty()) {
                requests = wholeIfRefused(session, region);
            }
            if (requests.isEmpty()) {
                // says why there is no range, or that QEMU refuses the region
                if (session.createDmabuf(index) instanceof DmabufOutcome.Skipped(String reason)) {
                    throw refused(session, index, reason);
                }
            }
            if (forecast) {
                return foretell(session, requests);
            }
            List<DmabufHandle> handles = new ArrayList<>();
            for (DmabufRequest request : requests) {
                handles.add(create(session, request));
            }
            return use(handles);
        }
    }

    private void refuseToHandOverWhatIsSimulated(DeviceSession session) throws RefusedException {
        boolean inherited = !after.command().isEmpty();
        if (session.device().simulated() && (inherited || handOver.socket().isPresent())) {
            throw new RefusedException("%s is simulated: its dmabufs have no descriptor that %s; use a real device"
                    .formatted(
                            session.device().name(),
                            inherited ? "a command could inherit" : "could be sent to another process"));
        }
    }

    private void checkOptions() {
        long ends = Stream.of(forecast, after.hold(), !after.command().isEmpty())
                .filter(on -> on)
                .count();
        if (ends > 1) {
            throw new ParameterException(spec.commandLine(), "--forecast, --hold and --exec exclude each other");
        }
        if (handOver.socket().isPresent() && (forecast || ranges.onePerRange())) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--send excludes --forecast and --one-per-range: it sends one dmabuf that was made");
        }
        if (ranges.onePerRange() && !after.command().isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "--one-per-range and --exec exclude each other: a command inherits one dmabuf");
        }
    }

    private DmabufHandle create(DeviceSession session, DmabufRequest request)
            throws VfioException, DeviceException, RefusedException {
        return switch (session.createDmabuf(request)) {
            case DmabufOutcome.Created(DmabufHandle handle) -> {
                if (handOver.name().isPresent()) {
                    handle.rename(handOver.name().get());
                }
                yield handle;
            }
            case DmabufOutcome.Skipped(String reason) -> throw refused(session, request.region(), reason);
            case DmabufOutcome.Unsupported(String reason) -> throw refused(session, request.region(), reason);
        };
    }

    /**
     * What has no mmap range is skipped without asking the kernel; where the kernel would refuse all of it as well, its rule says
     * more.
     */
    private List<DmabufRequest> wholeIfRefused(DeviceSession session, RegionSnapshot region) {
        long pageOffset = session.snapshot().pageSize() - 1;
        long size = region.info().size();
        MmapRange pages = new MmapRange(0, size == 0 ? pageOffset + 1 : (size + pageOffset) & ~pageOffset);
        DmabufRequest whole = new DmabufRequest(
                region.index(), List.of(pages), handOver.openFlags().bits());
        return session.forecast(whole) instanceof Forecast.Refused ? List.of(whole) : List.of();
    }

    private int foretell(DeviceSession session, List<DmabufRequest> requests) throws IOException {
        context.warnings("");
        int code = CommandLineRunner.DONE;
        for (DmabufRequest request : requests) {
            Forecast answer = session.forecast(request);
            context.print(DmabufText.of(request, answer));
            code = answer instanceof Forecast.Refused ? CommandLineRunner.REFUSED : code;
        }
        return code;
    }

    private RefusedException refused(DeviceSession session, int region, String reason) {
        // the warning about the kernel's answer would say the same once more
        context.warnings(reason);
        return new RefusedException("%s: no dmabuf of %s: %s"
                .formatted(session.device().name(), regionName(session.snapshot(), region), reason));
    }

    private int use(List<DmabufHandle> handles) throws IOException, VfioException, RefusedException {
        DmabufHandle first = handles.getFirst();
        String device = first.session().device().name();
        String region = regionName(first.session().snapshot(), first.dmabuf().region());
        context.warnings("");
        for (DmabufHandle handle : handles) {
            context.print((handle == first ? "" : "\n")
                    + DmabufText.of(device, region, handle, !after.command().isEmpty()));
        }
        send(first);
        int code = CommandLineRunner.DONE;
        if (after.hold()) {
            String what = handles.size() == 1 ? "the dmabuf" : handles.size() + " dmabufs";
            AfterCreation.hold(context, "%s of %s %s".formatted(what, device, region), handles.size() > 1);
        } else if (!after.command().isEmpty()) {
            code = run(first, device);
        }
        for (DmabufHandle handle : handles) {
            handle.release();
        }
        return code;
    }

    private int run(DmabufHandle handle, String device) throws VfioException {
        Dmabuf dmabuf = handle.dmabuf();
        return handle.spawn(
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

    private void send(DmabufHandle handle) throws VfioException, RefusedException {
        if (handOver.socket().isPresent()) {
            try (UntilShutdown end = new UntilShutdown()) {
                if (!handle.send(handOver.socket().get(), end)) {
                    throw new RefusedException("not sent: the wait for the other process was given up");
                }
            }
            boolean lasts = after.hold() || !after.command().isEmpty();
            context.note("vfioscope: sent to %s%s"
                    .formatted(
                            handOver.socket().get(),
                            lasts ? "" : "; closing the device now revokes it there too: --hold keeps it"));
        }
    }

    private static String regionName(DeviceSnapshot snapshot, int region) {
        return PciIndex.regionName(snapshot.info().isPci(), region);
    }
}
