package org.vfioscope.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.diff.DeviceDiff;
import org.vfioscope.report.diff.DiffSection;
import org.vfioscope.report.diff.ReportDiff;
import org.vfioscope.report.export.ExportListener;
import org.vfioscope.report.export.ExportOptions;
import org.vfioscope.report.export.ReportExport;

/** Compares what two names stand for, two devices at a time. */
final class Comparison {

    private final DeviceAccess access;
    private final ReportExport export;
    private final Set<DiffSection> ignored;
    private final String generator;

    Comparison(CommandContext context, ExportOptions options, Set<DiffSection> ignored, ExportListener listener) {
        this.access = context.access();
        this.export = new ReportExport(access, context.occasion(), options, listener);
        this.ignored = ignored;
        this.generator = context.version().generator();
    }

    /** Compares the devices of one name each; where each side has but one, those two whatever their names. */
    ReportDiff compare(String a, String b) throws VfioException, DeviceException, IOException {
        List<DeviceDescription> first = access.describeAll(a);
        List<DeviceDescription> second = access.describeAll(b);
        if (first.size() == 1 && second.size() == 1) {
            DeviceDiff only = compare(first.getFirst(), second.getFirst());
            return new ReportDiff(generator, List.of(only), List.of(), List.of());
        }
        Map<String, DeviceDescription> left = new LinkedHashMap<>();
        second.forEach(device -> left.put(name(device), device));
        List<DeviceDiff> pairs = new ArrayList<>();
        List<String> onlyInA = new ArrayList<>();
        for (DeviceDescription device : first) {
            DeviceDescription other = left.remove(name(device));
            if (other == null) {
                onlyInA.add(device.name());
            } else {
                pairs.add(compare(device, other));
            }
        }
        return new ReportDiff(
                generator,
                pairs,
                onlyInA,
                left.values().stream().map(DeviceDescription::name).toList());
    }

    private DeviceDiff compare(DeviceDescription a, DeviceDescription b)
            throws VfioException, DeviceException, IOException {
        try (DeviceSession first = access.open(a.name())) {
            if (a.name().equals(b.name())) {
                return DeviceDiff.of(export.report(first), export.report(first), ignored);
            }
            try (DeviceSession second = access.open(b.name())) {
                return DeviceDiff.of(export.report(first), export.report(second), ignored);
            }
        }
    }

    /** The name that the device had when it was captured. */
    private static String name(DeviceDescription device) {
        return device.capture().map(CaptureOrigin::name).orElse(device.name());
    }
}
