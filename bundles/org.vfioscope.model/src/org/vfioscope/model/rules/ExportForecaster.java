package org.vfioscope.model.rules;

import java.util.List;
import java.util.Optional;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.SparseMmapCapability;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.model.rules.Forecast.Refused;
import org.vfioscope.model.rules.Forecast.Rule;

/**
 * Works out what VFIO_DEVICE_FEATURE_DMA_BUF will answer. The rules stand in the order in which the kernel checks them
 * (vfio_pci_core_feature_dma_buf in drivers/vfio/pci/vfio_pci_dmabuf.c), so that the first that applies is the answer.
 */
public final class ExportForecaster {

    /** DMA_IOVA_USE_SWIOTLB, linux/dma-mapping.h: a total size with this bit is refused. */
    private static final long LARGEST_TOTAL = Long.MIN_VALUE;

    private ExportForecaster() {}

    /**
     * Forecasts an export.
     *
     * @param request what is to be asked
     * @param facts what is known of the device
     * @return the expected answer
     */
    public static Forecast forecast(DmabufRequest request, ExportFacts facts) {
        return switch (facts.support().level()) {
            case NOT_IN_BACKEND -> refused(Rule.NO_BACKEND, Errno.ENOTTY, "Use the kernel's VFIO for this device");
            case NOT_IN_KERNEL ->
                refused(Rule.NO_EXPORTER, Errno.ENOTTY, "Boot Linux 6.19 or later, with CONFIG_VFIO_PCI_DMABUF");
            // a variant of vfio-pci answers EOPNOTSUPP, the driver of a mediated device ENOTTY
            case NOT_IN_DRIVER ->
                new Refused(
                        Rule.NO_DRIVER,
                        List.of(Errno.EOPNOTSUPP, Errno.ENOTTY),
                        "Bind the device to vfio-pci, where it is a PCI device");
            case SUPPORTED, ERROR -> request(request, facts);
        };
    }

    private static Forecast request(DmabufRequest request, ExportFacts facts) {
        if (request.ranges().isEmpty()) {
            return refused(Rule.NO_RANGE, Errno.EINVAL, "Choose a range");
        }
        if (request.region() < 0 || request.region() >= PciIndex.ROM) {
            return refused(Rule.NOT_A_BAR, Errno.ENODEV, "Choose BAR 0 to 5");
        }
        if (facts.region().filter(region -> region.isPresent()).isEmpty()) {
            return refused(Rule.ABSENT_BAR, Errno.ENODEV, "Choose a BAR that the device has");
        }
        if (facts.bar().isEmpty()) {
            return refused(Rule.NOT_A_REAL_BAR, Errno.ENODEV, "Choose a BAR of the device itself");
        }
        Forecast shape = shape(request.ranges(), facts);
        if (shape != null) {
            return shape;
        }
        if (facts.bar().get().io()) {
            return refused(Rule.IO_PORTS, Errno.EINVAL, "Choose a memory BAR");
        }
        Forecast place = place(request.ranges(), facts);
        return place != null ? place : awake(facts);
    }

    private static Forecast shape(List<MmapRange> ranges, ExportFacts facts) {
        long sum = 0;
        for (MmapRange range : ranges) {
            if (range.isEmpty()) {
                return refused(Rule.EMPTY_RANGE, Errno.EINVAL, "Give every range a length");
            }
            if (((range.offset() | range.size()) & (facts.pageSize() - 1)) != 0) {
                return refused(
                        Rule.UNALIGNED,
                        Errno.EINVAL,
                        noPage(facts).orElse("Align offsets and lengths to 0x%x".formatted(facts.pageSize())));
            }
            if (Long.compareUnsigned(sum + range.size(), sum) < 0) {
                return refused(Rule.SUM_TOO_LARGE, Errno.EINVAL, "Choose fewer or smaller ranges");
            }
            sum += range.size();
        }
        return (sum & LARGEST_TOTAL) != 0
                ? refused(Rule.SUM_TOO_LARGE, Errno.EINVAL, "Choose fewer or smaller ranges")
                : null;
    }

    private static Forecast place(List<MmapRange> ranges, ExportFacts facts) {
        long start = facts.bar().orElseThrow().start();
        long size = exportable(facts.region().orElseThrow());
        for (MmapRange range : ranges) {
            long first = start + range.offset();
            long end = first + range.size();
            // the kernel adds the BAR's own address before it looks for a wrap
            if (Long.compareUnsigned(first, start) < 0 || Long.compareUnsigned(end, first) < 0) {
                return refused(Rule.WRAPS, Errno.EOVERFLOW, "Choose ranges inside the BAR");
            }
            if (Long.compareUnsigned(end, start + size) > 0) {
                return refused(
                        Rule.PAST_END,
                        Errno.EINVAL,
                        noPage(facts).orElse("Choose ranges inside the BAR, below 0x%x".formatted(size)));
            }
        }
        return null;
    }

    /** Of a BAR smaller than a page no range is both aligned and inside, so that neither advice would help. */
    private static Optional<String> noPage(ExportFacts facts) {
        long size = facts.region().orElseThrow().size();
        return Long.compareUnsigned(size, facts.pageSize()) < 0
                ? Optional.of(
                        "Choose another BAR: this one has 0x%x bytes, less than a page (0x%x), so nothing of it can"
                                        .formatted(size, facts.pageSize())
                                + " be exported")
                : Optional.empty();
    }

    /**
     * Where what can be exported of a region ends. Not with the BAR: a variant driver may put more behind it than the device
     * does. Where it says that only areas can be mapped, its memory ends with the last of them (nvgrace-gpu, the one driver that
     * has both areas and dmabufs, rounds the region's size up to a power of two).
     */
    private static long exportable(RegionInfo region) {
        return region.capability(SparseMmapCapability.class)
                .flatMap(sparse -> sparse.areas().stream().map(MmapRange::end).max(Long::compareUnsigned))
                .orElse(region.size());
    }

    private static Forecast awake(ExportFacts facts) {
        Optional<String> silence = facts.config().flatMap(PciConfig::memorySilence);
        if (silence.isEmpty()) {
            return new Forecast.Accepted();
        }
        boolean decodes = facts.config().orElseThrow().command().memoryDecode();
        return new Forecast.BornRevoked(
                silence.get(),
                decodes
                        ? "Wake the device before an importer maps it"
                        : "Turn memory decode on before an importer maps it");
    }

    private static Refused refused(Rule rule, Errno errno, String change) {
        return new Refused(rule, List.of(errno), change);
    }
}
