package org.vfioscope.cli;

import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.rules.Forecast;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Maps a region of one device for the DMA of another one. */
@Command(
        name = "import",
        description = {
            "Maps a device's region for the DMA of another device.",
            "With iommufd a dmabuf of each range goes into an IOAS that the other device is",
            "attached to, with a group the region's mmap goes into its type1 container. What",
            "is mapped where is printed, and unmapped again."
        },
        descriptionHeading = "%n",
        parameterListHeading = "%n",
        optionListHeading = "%n",
        footerHeading = "%n",
        footer = {
            "Examples:",
            "  vfioscope dmabuf import sim:gpu --region BAR0 --into sim:nvme",
            "  vfioscope dmabuf import 04:00.0 --region 2 --range 0x0+0x1000 --into 03:00.0 \\",
            "      --iova 0x1000000 --access rw --hold"
        })
final class DmabufImportCommand implements Callable<Integer> {

    private final CommandContext context;

    @Mixin
    private HelpOption help;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DEVICE", description = "The device whose region it is.")
    private String exporter;

    @Option(
            names = "--region",
            required = true,
            paramLabel = "REGION",
            converter = RegionChoice.Converter.class,
            description = "The region's index, or its name such as BAR0.")
    private RegionChoice choice;

    @Option(
            names = "--into",
            required = true,
            paramLabel = "DEVICE",
            description = "The device whose DMA shall reach it; may be the same.")
    private String importer;

    @Option(
            names = "--range",
            paramLabel = "OFF+LEN",
            converter = RangeChoice.class,
            description =
                    "A range of the region, in bytes, instead of all its mmap ranges; may be given several times.")
    private List<MmapRange> chosen = List.of();

    @Option(
            names = "--iova",
            paramLabel = "ADDRESS",
            converter = NumberChoice.class,
            description = "Where to map a single range; without it, free addresses are chosen.")
    private Long iova;

    @Option(
            names = "--access",
            paramLabel = "ACCESS",
            defaultValue = "rw",
            converter = DmaAccessChoice.class,
            description = "What the importing device may do: r, w or rw; default: ${DEFAULT-VALUE}.")
    private DmaAccess access;

    @Mixin
    private ViaOption via;

    @Option(
            names = "--forecast",
            description = "Map nothing: print what the kernel will answer, by which rule, and what to change; the exit"
                    + " code is 1 where it will refuse.")
    private boolean forecast;

    @Option(
            names = "--hold",
            description =
                    "Keep it mapped until standard input ends (exit code 0), or Ctrl-C (130) or SIGTERM (143) comes.")
    private boolean hold;

    DmabufImportCommand(CommandContext context) {
        this.context = context;
    }

    @Override
    public Integer call() throws IOException, VfioException, DeviceException, RefusedException {
        if (forecast && hold) {
            throw new ParameterException(spec.commandLine(), "--forecast and --hold exclude each other");
        }
        String owns = DeviceNames.check(context.access(), spec.commandLine(), exporter);
        String reads = DeviceNames.check(context.access(), spec.commandLine(), importer);
        try (DeviceSession owner = context.access().open(owns, via.way())) {
            if (context.access().describe(reads).name().equals(owner.device().name())) {
                return map(owner, owner);
            }
            try (DeviceSession reader = context.access().open(reads, via.way())) {
                return map(owner, reader);
            }
        }
    }

    private int map(DeviceSession owner, DeviceSession reader)
            throws IOException, VfioException, DeviceException, RefusedException {
        RegionSnapshot region =
                owner.snapshot().region(choice.index(owner.snapshot())).orElseThrow();
        List<MmapRange> ranges = chosen.isEmpty() ? region.plan().qemuRanges() : chosen;
        if (ranges.isEmpty()) {
            throw refused(owner, region, region.plan().noRange().orElseThrow().text(), "");
        }
        if (iova != null && ranges.size() > 1) {
            throw new ParameterException(
                    spec.commandLine(),
                    "--iova places one range, but there are %s: choose one with --range".formatted(ranges.size()));
        }
        AddressSpace space = reader.attach();
        int code = CommandLineRunner.DONE;
        for (MmapRange range : ranges) {
            if (forecast && range != ranges.getFirst()) {
                context.print("\n");
            }
            if (!space.takesDmabufs()) {
                mapRegion(space, owner, region, range);
            } else if (map(space, owner, region, range) instanceof Forecast.Refused && forecast) {
                code = CommandLineRunner.REFUSED;
            }
        }
        context.warnings("");
        if (!forecast) {
            context.print(ImportText.of(space));
        }
        if (hold) {
            int mapped = space.map().size();
            String what = mapped == 1 ? "the mapping" : mapped + " mappings";
            AfterCreation.hold(context, "%s in %s".formatted(what, space.label()), mapped > 1);
        }
        return code;
    }

    private void mapRegion(AddressSpace space, DeviceSession owner, RegionSnapshot region, MmapRange range)
            throws VfioException, DeviceException, RefusedException {
        if (forecast) {
            throw new RefusedException("--forecast knows the rules of iommufd, but %s is open by %s: use --via iommufd"
                    .formatted(
                            space.session().device().name(),
                            space.session().snapshot().via()));
        }
        space.importRegion(owner, region.index(), request(range.offset(), range.size()));
    }

    private Forecast map(AddressSpace space, DeviceSession owner, RegionSnapshot region, MmapRange range)
            throws IOException, VfioException, DeviceException, RefusedException {
        DmabufHandle dmabuf = create(owner, region, range);
        ImportRequest request = request(0, range.size());
        Forecast foretold = space.forecast(dmabuf, request);
        if (forecast) {
            context.print(ImportText.of(dmabuf, request, foretold));
        } else {
            space.importDmabuf(dmabuf, request);
        }
        return foretold;
    }

    private DmabufHandle create(DeviceSession owner, RegionSnapshot region, MmapRange range)
            throws VfioException, DeviceException, RefusedException {
        return switch (owner.createDmabuf(new DmabufRequest(region.index(), List.of(range)))) {
            case DmabufOutcome.Created(DmabufHandle handle) -> handle;
            case DmabufOutcome.Skipped(String reason) -> throw refused(owner, region, reason, "");
            case DmabufOutcome.Unsupported(String reason) ->
                throw refused(owner, region, reason, "; with --via group no dmabuf is needed");
        };
    }

    private ImportRequest request(long start, long length) {
        return new ImportRequest(
                start, length, Optional.ofNullable(iova).map(OptionalLong::of).orElse(OptionalLong.empty()), access);
    }

    private RefusedException refused(DeviceSession owner, RegionSnapshot region, String reason, String wayOut) {
        context.warnings(reason);
        return new RefusedException("%s: nothing of %s to import: %s%s"
                .formatted(
                        owner.device().name(),
                        PciIndex.regionName(owner.snapshot().info().isPci(), region.index()),
                        reason,
                        wayOut));
    }
}
