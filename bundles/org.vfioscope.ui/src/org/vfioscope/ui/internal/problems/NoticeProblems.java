package org.vfioscope.ui.internal.problems;

import org.vfioscope.access.Notice;
import org.vfioscope.model.host.Finding.Severity;
import org.vfioscope.ui.ViewIds;
import org.vfioscope.ui.internal.ProblemMessages;
import org.vfioscope.ui.internal.problems.Problem.Place;
import org.vfioscope.ui.internal.rows.RegionRows;

/** Puts warnings beside the other problems. */
final class NoticeProblems {

    private NoticeProblems() {}

    static Problem of(Notice notice) {
        String device = notice.device().orElse("");
        String what = switch (notice.kind()) {
            case NO_DMABUF -> ProblemMessages.Export_none;
            case FORECAST -> ProblemMessages.Notice_forecast;
            case STALE -> ProblemMessages.Notice_stale;
            case NOT_REOPENED -> ProblemMessages.Notice_notReopened;
            case CAPTURE -> ProblemMessages.Notice_capture;
            case PLUGIN -> ProblemMessages.Notice_plugin;
        };
        String remedy = switch (notice.kind()) {
            case NO_DMABUF -> ProblemMessages.Export_kernelRemedy;
            case FORECAST -> ProblemMessages.Notice_forecastRemedy;
            case STALE -> ProblemMessages.Unread_remedy;
            case NOT_REOPENED -> ProblemMessages.Notice_notReopenedRemedy;
            case CAPTURE -> ProblemMessages.Notice_captureRemedy;
            case PLUGIN -> ProblemMessages.Notice_pluginRemedy;
        };
        return Problem.lasting(
                        "notice/" + notice.kind() + "/" + device + "/" + notice.text(),
                        notice.kind() == Notice.Kind.CAPTURE ? Severity.NOTE : Severity.WARNING,
                        device,
                        what,
                        notice.text(),
                        remedy,
                        notice.kind() == Notice.Kind.NOT_REOPENED
                                ? new Place(ViewIds.DEVICES, "device/" + device)
                                : new Place(ViewIds.REGIONS, RegionRows.deviceKey(device)))
                .toBeCleared();
    }
}
