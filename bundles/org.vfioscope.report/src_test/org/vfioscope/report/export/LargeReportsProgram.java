package org.vfioscope.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.EnumSet;
import java.util.List;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.report.diff.DeviceDiff;
import org.vfioscope.report.diff.DiffSection;
import org.vfioscope.report.json.JsonReportRenderer;

/** Writes, opens, exports and compares reports that are larger than the JVM's heap; started with a small one. */
final class LargeReportsProgram {

    private static final String GENERATOR = "Vfioscope 0.1.0";

    private LargeReportsProgram() {}

    /** Arguments: {@code content} or {@code devices}, how many MiB or devices, and a folder for the files. */
    public static void main(String[] arguments) throws Exception {
        int count = Integer.parseInt(arguments[1]);
        Path written = Path.of(arguments[2], "written.json");
        try (OutputStream out = Files.newOutputStream(written);
                ReportWriter writer = new JsonReportRenderer().open(GENERATOR, out)) {
            if (arguments[0].equals("content")) {
                writer.add(withContent((long) count << 20));
            } else {
                for (int i = 0; i < count; i++) {
                    writer.add(SampleDevices.gpu());
                }
            }
            writer.finish();
        }
        exportAndCompare(written, Path.of(arguments[2], "exported.json"), new PrintStream(System.out));
    }

    private static void exportAndCompare(Path written, Path exported, PrintStream out) throws Exception {
        try (DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC())) {
            ReportExport export = new ReportExport(access, SampleDevices.OCCASION, ExportOptions.USUAL, failure -> {
                throw new AssertionError(failure);
            });
            // devices of one name cannot be told apart: one is exported as often as there are devices
            List<DeviceDescription> devices = access.describeAll("capture:" + written);
            export.write(
                    devices.stream().map(any -> devices.getFirst()).toList(),
                    new JsonReportRenderer(),
                    GENERATOR,
                    exported);
            out.println("mismatch at " + Files.mismatch(written, exported));
            if (devices.size() == 1) {
                try (DeviceSession a = access.open("capture:" + written);
                        DeviceSession b = access.open("capture:" + exported)) {
                    DeviceDiff diff =
                            DeviceDiff.of(export.report(a), export.report(b), EnumSet.noneOf(DiffSection.class));
                    out.println("equal " + diff.isEqual());
                }
            }
        }
    }

    private static DeviceReport withContent(long size) throws IOException {
        DeviceReport gpu = SampleDevices.gpu();
        RegionContent content = new RegionContent(1, 0, size, LargeReportsProgram::read);
        return new DeviceReport(gpu.snapshot(), gpu.dmabufs(), List.of(content), gpu.occasion());
    }

    /** Bytes that do not repeat, so that no piece of them can be written shorter. */
    private static void read(long offset, ByteBuffer into) {
        for (int i = 0; i < into.limit(); i++) {
            into.put(i, (byte) ((offset + i) * 0x9e37_79b9_7f4a_7c15L >>> 37));
        }
    }
}
