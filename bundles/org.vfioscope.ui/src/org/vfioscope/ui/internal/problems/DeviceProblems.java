package org.vfioscope.ui.internal.problems;

import java.util.ArrayList;
import java.util.List;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.ProblemMessages;
import org.vfioscope.ui.internal.problems.Problem.Place;
import org.vfioscope.ui.internal.rows.AddressSpaceRows;
import org.vfioscope.ui.internal.rows.DmabufName;
import org.vfioscope.ui.internal.rows.DmabufRows;
import org.vfioscope.ui.internal.rows.ImportCells;
import org.vfioscope.ui.internal.rows.ImportRows;
import org.vfioscope.ui.internal.rows.MadeImport;
import org.vfioscope.ui.internal.rows.OpenDevice;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;
import org.vfioscope.ui.internal.rows.RegionRows;

/** Finds what is wrong with an open device, by what is known of it. Asks nothing. */
final class DeviceProblems {

    private final OpenDevice open;
    private final String device;
    private final List<Problem> problems = new ArrayList<>();

    private DeviceProblems(OpenDevice open) {
        this.open = open;
        this.device = open.snapshot().device().name();
    }

    static List<Problem> of(OpenDevice open, List<MadeImport> imports) {
        DeviceProblems found = new DeviceProblems(open);
        found.snapshot(open.snapshot());
        for (RegionSnapshot region : open.snapshot().regions()) {
            found.problems.addAll(RegionProblems.of(device(open), region));
        }
        for (int i = 0; i < open.dmabufs().size(); i++) {
            if (open.dmabufs().get(i).isRevoked()) {
                found.revoked(open.dmabufs().get(i), i);
            }
        }
        imports.stream().filter(made -> made.state() == ImportState.LOST).forEach(found::lost);
        return found.problems;
    }

    private static String device(OpenDevice open) {
        return open.snapshot().device().name();
    }

    private void snapshot(DeviceSnapshot snapshot) {
        Place place = new Place(ViewIds.REGIONS, RegionRows.deviceKey(device));
        FeatureSupport support = snapshot.dmabufSupport();
        if (!support.isSupported() && !snapshot.notCaptured().contains(SnapshotPart.DMABUF_SUPPORT)) {
            problems.add(Problem.lasting(
                    place.row() + "/export",
                    severity(support.level()),
                    device,
                    ProblemMessages.Export_none,
                    support.reason(),
                    remedy(support.level()),
                    place));
        }
        for (String text : snapshot.problems()) {
            problems.add(Problem.lasting(
                    place.row() + "/unread/" + text,
                    Severity.WARNING,
                    device,
                    ProblemMessages.Unread_what,
                    text,
                    ProblemMessages.Unread_remedy,
                    place));
        }
    }

    private static Severity severity(FeatureSupport.Level level) {
        return switch (level) {
            case NOT_IN_KERNEL, ERROR -> Severity.WARNING;
            case SUPPORTED, NOT_IN_BACKEND, NOT_IN_DRIVER -> Severity.NOTE;
        };
    }

    private static String remedy(FeatureSupport.Level level) {
        return switch (level) {
            case NOT_IN_KERNEL -> ProblemMessages.Export_kernelRemedy;
            case NOT_IN_BACKEND -> ProblemMessages.Export_backendRemedy;
            case NOT_IN_DRIVER -> ProblemMessages.Export_driverRemedy;
            case ERROR, SUPPORTED -> ProblemMessages.Unread_remedy;
        };
    }

    private void revoked(MadeDmabuf made, int number) {
        String region = open.snapshot()
                .region(made.dmabuf().region())
                .map(RegionSnapshot::name)
                .orElse("");
        String row = DmabufRows.key(device, made.dmabuf().region(), number);
        problems.add(Problem.lasting(
                        row + "/" + (1 + made.history().indexOf(made.since())),
                        Severity.WARNING,
                        device,
                        NLS.bind(ProblemMessages.Revoked_what, new Object[] {
                            DmabufName.of(made.dmabuf()), region, made.state().label()
                        }),
                        made.since().cause(),
                        ProblemMessages.Revoked_remedy,
                        new Place(ViewIds.REGIONS, row))
                .since(made.since().time()));
    }

    private static String remedy(MadeImport lost) {
        if (lost.sourceKey().isPresent()) {
            return ProblemMessages.Lost_remedy;
        }
        return lost.mapping().source() instanceof DmaSource.ReceivedPart
                ? ProblemMessages.Lost_remedyReceived
                : ProblemMessages.Lost_remedyClosed;
    }

    private void lost(MadeImport made) {
        boolean sourceOpen = made.sourceKey().isPresent();
        String row = AddressSpaceRows.importKey(made.importer().name(), made.number());
        problems.add(Problem.lasting(
                        row + "/" + made.history().size(),
                        Severity.ERROR,
                        device,
                        NLS.bind(ProblemMessages.Lost_what, new Object[] {
                            made.mapping().source() instanceof DmaSource.OfRegion of
                                    ? of.device()
                                    : ImportCells.source(made.mapping().source()),
                            made.space(),
                            Long.toHexString(made.mapping().iova()),
                            Long.toHexString(made.mapping().last())
                        }),
                        made.history().getLast().cause(),
                        remedy(made),
                        sourceOpen
                                ? new Place(ViewIds.REGIONS, ImportRows.key(made))
                                : new Place(ViewIds.ADDRESS_SPACE, row))
                .since(made.history().getLast().time()));
    }
}
