package org.vfioscope.model.rules;

import java.util.List;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast.Refused;

/**
 * Works out what IOMMU_IOAS_MAP_FILE of a dmabuf will answer. The rules stand in the order in which the kernel checks them
 * (iommufd_ioas_map_file in drivers/iommu/iommufd/ioas.c, iopt_map_file_pages in io_pagetable.c, vfio_pci_dma_buf_attach in
 * drivers/vfio/pci/vfio_pci_dmabuf.c), so that the first that applies is the answer.
 */
public final class ImportForecaster {

    /** ULONG_MAX, which the kernel refuses as address and as length. */
    private static final long LARGEST = -1;

    private final ImportRequest request;
    private final ImportFacts facts;

    private ImportForecaster(ImportRequest request, ImportFacts facts) {
        this.request = request;
        this.facts = facts;
    }

    /**
     * Forecasts an import.
     *
     * @param request what is to be asked
     * @param facts what is known of dmabuf and address space
     * @return the expected answer
     */
    public static Forecast forecast(ImportRequest request, ImportFacts facts) {
        return new ImportForecaster(request, facts).forecast();
    }

    private Forecast forecast() {
        long length = request.length();
        if (!facts.takesDmabufs()) {
            return refused(ImportRule.NO_IOMMUFD, Errno.ENOTTY, "Open the importing device by iommufd");
        }
        if (length == LARGEST || request.iova().orElse(0) == LARGEST) {
            return refused(ImportRule.TOO_LARGE, Errno.EOVERFLOW, "Choose a smaller number");
        }
        if (length == 0) {
            return refused(ImportRule.EMPTY, Errno.EINVAL, "Choose a length");
        }
        if (wraps(request.start(), length)) {
            return refused(ImportRule.WRAPS, Errno.EOVERFLOW, "Choose a part inside the dmabuf");
        }
        return dmabuf();
    }

    private Forecast dmabuf() {
        if (facts.state() == DmabufState.RELEASED) {
            return refused(ImportRule.RELEASED, Errno.EBADF, "Create the dmabuf again");
        }
        if (Long.compareUnsigned(request.start() + (request.length() - 1), facts.size()) >= 0) {
            return refused(ImportRule.PAST_END, Errno.EINVAL, "Choose a part below 0x%x".formatted(facts.size()));
        }
        if (facts.state() == DmabufState.REVOKED || facts.state() == DmabufState.BORN_REVOKED) {
            return refused(
                    ImportRule.REVOKED, Errno.ENODEV, "Turn memory decode on, or wake the device that exported it");
        }
        if (facts.ranges() != 1) {
            return refused(ImportRule.SEVERAL_RANGES, Errno.EOPNOTSUPP, "Create one dmabuf per range");
        }
        return addresses();
    }

    private Forecast addresses() {
        long length = request.length();
        long pageOffset = facts.pageSize() - 1;
        if ((length & pageOffset) != 0) {
            return unaligned();
        }
        if (request.iova().isEmpty()) {
            return (request.start() & pageOffset) != 0 ? unaligned() : new Forecast.Accepted();
        }
        long iova = request.iova().getAsLong();
        if ((iova & pageOffset) != 0) {
            return unaligned();
        }
        if (wraps(iova, length)) {
            return refused(ImportRule.IOVA_WRAPS, Errno.EOVERFLOW, "Choose a lower address");
        }
        boolean usable =
                facts.usable().isEmpty() || facts.usable().stream().anyMatch(range -> range.holds(iova, length));
        if (!usable) {
            return refused(ImportRule.RESERVED, Errno.EINVAL, "Choose addresses inside the IOVA ranges");
        }
        boolean taken = facts.taken().stream()
                .anyMatch(mapping -> Long.compareUnsigned(mapping.iova(), iova + length - 1) <= 0
                        && Long.compareUnsigned(iova, mapping.last()) <= 0);
        if (taken) {
            return refused(ImportRule.TAKEN, Errno.EEXIST, "Choose another address, or let the kernel choose");
        }
        return (request.start() & pageOffset) != 0 ? unaligned() : new Forecast.Accepted();
    }

    private Forecast unaligned() {
        return refused(
                ImportRule.UNALIGNED,
                Errno.EINVAL,
                "Align start, length and address to 0x%x".formatted(facts.pageSize()));
    }

    private static boolean wraps(long first, long length) {
        return Long.compareUnsigned(first + (length - 1), first) < 0;
    }

    private static Refused refused(ImportRule rule, Errno errno, String change) {
        return new Refused(rule, List.of(errno), change);
    }
}
