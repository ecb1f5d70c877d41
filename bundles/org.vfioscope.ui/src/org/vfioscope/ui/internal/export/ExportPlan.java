package org.vfioscope.ui.internal.export;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.export.ExportOptions;

/**
 * What an export is to do.
 *
 * @param devices the devices, in the order of the document
 * @param renderer makes the form's renderer; throws IllegalStateException, with the reason, where a plug-in's cannot be made
 * @param options what the document holds
 * @param file where it goes; empty for the clipboard
 * @param open whether the file is opened when it is written
 */
record ExportPlan(
        List<DeviceDescription> devices,
        Supplier<ReportRenderer> renderer,
        ExportOptions options,
        Optional<Path> file,
        boolean open) {

    /** Keeps an own copy. */
    ExportPlan {
        devices = List.copyOf(devices);
    }
}
