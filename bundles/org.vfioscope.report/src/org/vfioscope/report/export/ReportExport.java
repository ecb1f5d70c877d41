package org.vfioscope.report.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.Occasion;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.ReportRenderer;
import org.vfioscope.report.ReportWriter;

/**
 * Exports devices into one document. Each device is opened, read, written and closed before the next one is begun, so
 * that any number of them takes bounded memory; a device that is open already is taken as it was last read, and stays
 * open. Used by one thread at a time, never the one of the window.
 */
public final class ReportExport {

    private final DeviceAccess access;
    private final Occasion now;
    private final ExportOptions options;
    private final ExportListener listener;

    /**
     * An export.
     *
     * @param access opens the devices
     * @param now when and where this is
     * @param options what it holds
     * @param listener hears how it goes on
     */
    public ReportExport(DeviceAccess access, Occasion now, ExportOptions options, ExportListener listener) {
        this.access = access;
        this.now = now;
        this.options = options;
        this.listener = listener;
    }

    /**
     * Writes devices into a file, which nobody ever sees a part of. Blocks.
     *
     * @param devices what discovery or describing gave
     * @param renderer the form
     * @param generator the product and its version
     * @param file the file; one that exists is replaced, unless no device can be read
     * @return how many devices were written
     * @throws IOException if the file cannot be written; what was there before stays
     * @throws CancellationException if the listener says so; what was there before stays
     */
    public int write(List<DeviceDescription> devices, ReportRenderer renderer, String generator, Path file)
            throws IOException {
        try (WholeFile whole = WholeFile.begin(file)) {
            int written = write(devices, renderer, generator, whole.out());
            if (written > 0) {
                whole.commit();
            }
            return written;
        }
    }

    /**
     * Writes devices to a stream; nothing at all where none can be read. Blocks.
     *
     * @param devices what discovery or describing gave
     * @param renderer the form
     * @param generator the product and its version
     * @param out takes the document; flushed, not closed
     * @return how many devices were written
     * @throws IOException if the document cannot be written
     * @throws CancellationException if the listener says so
     */
    public int write(List<DeviceDescription> devices, ReportRenderer renderer, String generator, OutputStream out)
            throws IOException {
        Document document = new Document(renderer, generator, out);
        try (document) {
            for (int i = 0; i < devices.size(); i++) {
                checkCancelled();
                listener.device(devices.get(i).name(), i, devices.size());
                export(devices.get(i), document);
            }
            document.finish();
        }
        return document.written;
    }

    /**
     * Reports one device that is open. Asks the device nothing, unless content was chosen: that is read while the report
     * is written.
     *
     * @param session the open device
     * @return its report
     */
    public DeviceReport report(DeviceSession session) {
        DeviceReport report = DeviceReport.of(session, contents(session), now);
        return options.redact() ? Redaction.of(report) : report;
    }

    private void export(DeviceDescription device, Document document) throws IOException {
        if (options.blockedAsFound() && device.obstacle().isPresent()) {
            DeviceReport report = DeviceReport.unopened(device, now);
            document.add(options.redact() ? Redaction.of(report) : report);
            return;
        }
        Optional<DeviceSession> open = access.sessions().stream()
                .filter(session -> session.device().name().equals(device.name()))
                .findFirst();
        if (open.isPresent()) {
            document.add(report(open.get()));
            return;
        }
        try (DeviceSession session = access.openBriefly(device.name(), options.way())) {
            document.add(report(session));
        } catch (VfioException | DeviceException e) {
            listener.failed(e);
        }
    }

    private List<RegionContent> contents(DeviceSession session) {
        if (options.contents().isEmpty() && options.capturedContent()) {
            return session.recording().map(Recording::contents).orElse(List.of()).stream()
                    .map(content -> new RegionContent(
                            content.region(), content.offset(), content.size(), counted(content.reader())))
                    .toList();
        }
        List<RegionContent> contents = new ArrayList<>();
        for (ContentChoice choice : options.contents()) {
            try {
                RegionSnapshot region = choice.in(session.snapshot());
                MmapRange bytes = choice.bytes(region);
                contents.add(new RegionContent(
                        region.index(),
                        bytes.offset(),
                        bytes.size(),
                        counted((offset, into) -> session.readContent(region.index(), offset, options.width(), into))));
            } catch (DeviceException e) {
                listener.failed(e);
            }
        }
        return contents;
    }

    private RegionContent.Reader counted(RegionContent.Reader reader) {
        return (offset, into) -> {
            checkCancelled();
            reader.read(offset, into);
            listener.content(into.limit());
        };
    }

    private void checkCancelled() {
        if (listener.isCancelled()) {
            throw new CancellationException("the export was cancelled");
        }
    }

    /** The document, begun when the first device is there to be written. */
    private static final class Document implements AutoCloseable {

        private final ReportRenderer renderer;
        private final String generator;
        private final OutputStream out;
        private ReportWriter writer;
        private int written;

        Document(ReportRenderer renderer, String generator, OutputStream out) {
            this.renderer = renderer;
            this.generator = generator;
            this.out = out;
        }

        void add(DeviceReport device) throws IOException {
            if (writer == null) {
                writer = renderer.open(generator, out);
            }
            writer.add(device);
            written++;
        }

        void finish() throws IOException {
            if (writer != null) {
                writer.finish();
            }
        }

        @Override
        public void close() throws IOException {
            if (writer != null) {
                writer.close();
            }
        }
    }
}
