package org.vfioscope.access;

import java.util.List;
import java.util.Optional;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.rules.ExportFacts;
import org.vfioscope.model.rules.ExportForecaster;
import org.vfioscope.model.rules.Forecast;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.model.trace.RegionTrace;
import org.vfioscope.model.trace.TraceEvent;

/** Makes the dmabufs of one session, after foretelling what the kernel will answer. */
final class DmabufExporter {

    private static final String ENOTTY_NOTICE = "dmabuf-enotty";

    /** What the kernel makes where it does not refuse. */
    private static final String MADE = "a dmabuf";

    private final DeviceSession session;
    private final DeviceAccess access;
    private final DeviceDescription device;
    private final DeviceIo io;

    DmabufExporter(DeviceSession session, DeviceAccess access, DeviceIo io) {
        this.session = session;
        this.access = access;
        this.device = session.device();
        this.io = io;
    }

    /** What the kernel is expected to answer, by what was last read of the device. */
    Forecast forecast(DmabufRequest request, DeviceSnapshot snapshot) {
        Optional<RegionSnapshot> region = snapshot.region(request.region());
        return ExportForecaster.forecast(
                request,
                new ExportFacts(
                        snapshot.dmabufSupport(),
                        region.map(RegionSnapshot::info),
                        region.flatMap(RegionSnapshot::bar),
                        snapshot.config(),
                        snapshot.pageSize()));
    }

    /** The request for all ranges of a region. */
    DmabufRequest asQemuDoes(RegionSnapshot region) throws VfioException {
        if (region.plan().qemu() instanceof QemuRanges.Refused refused) {
            throw new VfioException(
                    device.name(),
                    Operation.DEVICE_FEATURE_DMA_BUF,
                    Errno.EINVAL,
                    new Advice(
                            "QEMU refuses this region: " + refused.reason(),
                            "The kernel's driver reports wrong areas: report it there"));
        }
        return new DmabufRequest(region.index(), region.plan().qemuRanges());
    }

    /** Asks the kernel, and takes what it gives into the session's ownership. */
    DmabufOutcome export(DmabufRequest request, DeviceSnapshot snapshot) throws VfioException, DeviceException {
        if (io.recording().isPresent()) {
            throw new DeviceException(
                    "%s is a capture: there is no device to make a dmabuf of; a forecast tells what its kernel would answer"
                            .formatted(device.name()));
        }
        Forecast forecast = forecast(request, snapshot);
        List<DmabufRange> ranges = DmabufRange.layOut(request.ranges());
        FeatureReply reply;
        try {
            reply = new DeviceFeatures(io, device).getDmabuf(request, ranges);
        } catch (VfioException e) {
            throw comparison().explain(asked(request), forecast, e, MADE);
        }
        return switch (reply) {
            case FeatureReply.Answered answered -> {
                compare(request, forecast, Optional.empty());
                yield own(
                        answered.value(),
                        request,
                        ranges,
                        forecast,
                        snapshot.info().isPci());
            }
            case FeatureReply.Unsupported unsupported -> {
                compare(request, forecast, Optional.of(Errno.ENOTTY));
                String reason = DeviceFeatures.dmabufReason(unsupported.reason());
                if (unsupported.reason() == FeatureReply.Reason.KERNEL) {
                    warnOfNoDmabuf(reason);
                }
                yield new DmabufOutcome.Unsupported(reason);
            }
        };
    }

    /** Warns of what is doubtful about a capture, or that the kernel of a device has no dmabufs. */
    void warnOfWhatWasRead(DeviceSnapshot read) {
        if (io.recording().isPresent()) {
            io.recording()
                    .get()
                    .warnings()
                    .forEach(text ->
                            access.notices().warnOnce(text, Notice.of(Notice.Kind.CAPTURE, device.name(), text)));
        } else if (read.dmabufSupport().level() == FeatureSupport.Level.NOT_IN_KERNEL) {
            warnOfNoDmabuf(read.dmabufSupport().reason());
        }
    }

    /** Warns once a run that the kernel has no dmabuf export. */
    private void warnOfNoDmabuf(String reason) {
        String text = device.name() + ": dmabufs " + reason;
        access.notices().warnOnce(ENOTTY_NOTICE, Notice.of(Notice.Kind.NO_DMABUF, device.name(), text));
    }

    private DmabufOutcome own(int fd, DmabufRequest request, List<DmabufRange> ranges, Forecast forecast, boolean pci)
            throws VfioException {
        DmabufDescriptor descriptor = io.dmabuf(fd);
        Dmabuf dmabuf;
        try {
            dmabuf = new Dmabuf(
                    fd,
                    descriptor.size(),
                    descriptor.inode(),
                    descriptor.exporter(),
                    request.region(),
                    ranges,
                    device.simulated());
        } catch (VfioException | RuntimeException e) {
            Closing.after(e, descriptor);
            throw e;
        }
        int region = request.region();
        String regionName = device.name() + " " + PciIndex.regionName(pci, region);
        ranges.forEach(range -> trace(RegionTrace.dmabuf(device.name(), fd, region, regionName, range)));
        return new DmabufOutcome.Created(new DmabufHandle(session, descriptor, request, dmabuf, birth(forecast)));
    }

    private DmabufEvent birth(Forecast forecast) {
        return forecast instanceof Forecast.BornRevoked revoked
                ? new DmabufEvent(session.now(), DmabufState.BORN_REVOKED, "Inferred: " + revoked.cause())
                : new DmabufEvent(session.now(), DmabufState.LIVE, "The kernel made it");
    }

    private void compare(DmabufRequest request, Forecast forecast, Optional<Errno> answer) {
        comparison().compare(asked(request), forecast, answer, MADE);
    }

    private ForecastComparison comparison() {
        return new ForecastComparison(access, device);
    }

    private static String asked(DmabufRequest request) {
        return "region " + request.region();
    }

    private void trace(TraceEvent event) {
        access.trace().add(event, device.simulated());
    }
}
