package org.vfioscope.ui.internal.compare;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.osgi.util.NLS;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.report.diff.ComparedProperty;
import org.vfioscope.report.diff.Comparison;
import org.vfioscope.report.diff.ReportDiff;
import org.vfioscope.report.export.ExportListener;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;
import org.vfioscope.ui.internal.ReportMessages;
import org.vfioscope.ui.internal.dialogs.Failure;
import org.vfioscope.ui.internal.export.DocumentOrigin;
import org.vfioscope.ui.internal.jobs.DeviceJob;

/** Compares two sides. Devices that are not open are opened for it, unseen by the views. */
final class CompareJob extends DeviceJob {

    private final DeviceAccess access;
    private final Sides sides;
    private volatile Compared result;

    CompareJob(DeviceAccess access, Sides sides) {
        super(NLS.bind(ReportMessages.Compare_job, sides.a(), sides.b()), List.of(sides.a(), sides.b()));
        this.access = access;
        this.sides = sides;
    }

    /** What the comparison gave; empty where it is not done yet, was cancelled or failed. */
    Optional<Compared> result() {
        return Optional.ofNullable(result);
    }

    @Override
    protected void work(IProgressMonitor monitor) throws VfioException, DeviceException, IOException {
        List<String> troubles = new ArrayList<>();
        List<List<ComparedProperty>> properties = new ArrayList<>();
        ExportOptions options =
                new ExportOptions(sides.contents(), AccessWidth.DWORD, true, false, Optional.empty(), false);
        ExportListener listener = new ExportListener() {
            @Override
            public void failed(Exception error) {
                troubles.add(Failure.sentence(error));
            }

            @Override
            public boolean isCancelled() {
                return monitor.isCanceled();
            }
        };
        ReportExport export = new ReportExport(access, DocumentOrigin.now(), options, listener);
        try {
            ReportDiff diff = new Comparison(access, export, Set.of(), DocumentOrigin.generator())
                    .compare(sides.a(), sides.b(), (pair, property) -> {
                        while (properties.size() <= pair) {
                            properties.add(new ArrayList<>());
                        }
                        properties.get(pair).add(property);
                    });
            result = new Compared(sides, diff, properties, troubles);
        } catch (CancellationException e) {
            monitor.setCanceled(true);
        }
    }
}
