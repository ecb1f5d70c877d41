package org.vfioscope.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast;

/** What is foretold of an import is what the kernel answers, whatever is asked. */
interface ImportForecastClauses extends Trial {

    long TAKEN = 0x80_0000;
    /** Inside of the window where the IOMMU takes interrupts for interrupts, on x86. */
    long INTERRUPTS = 0xfee0_0000L;

    int MOST_SHOWN = 20;

    List<Long> STARTS = List.of(0L, 1L, PAGE, 2 * PAGE, 3 * PAGE, -PAGE, -1L);
    List<Long> LENGTHS = List.of(0L, 1L, PAGE, PAGE + 1, 2 * PAGE, 3 * PAGE, 1L << 63, -PAGE, -1L);
    List<Long> ADDRESSES = List.of(0L, 1L, 0x10_0000L, TAKEN, TAKEN - PAGE, INTERRUPTS, 1L << 62, -PAGE, -1L);

    @Test
    default void agreesWithTheKernelOnEveryRequest() throws VfioException, DeviceException {
        DeviceSession exporter = open(subjects().exporter(), OpenWay.IOMMUFD);
        AddressSpace space = open(subjects().importer(), OpenWay.IOMMUFD).attach();
        DmabufHandle three = export(exporter, new MmapRange(0, 3 * PAGE));
        DmabufHandle two = export(exporter, new MmapRange(0, PAGE), new MmapRange(2 * PAGE, PAGE));
        space.importDmabuf(three, Trial.at(TAKEN, 0, PAGE));
        List<String> differences = new ArrayList<>();
        for (DmabufHandle dmabuf : List.of(three, two)) {
            compareAll(space, dmabuf, differences);
        }
        Trial.decodeMemory(exporter, false);
        for (DmabufHandle dmabuf : List.of(three, two)) {
            compareAll(space, dmabuf, differences);
        }
        Trial.decodeMemory(exporter, true);
        assertThat(differences.stream().limit(MOST_SHOWN)).isEmpty();
        assertThat(access().notices().notices()).isEmpty();
    }

    private void compareAll(AddressSpace space, DmabufHandle dmabuf, List<String> differences) throws DeviceException {
        for (ImportRequest request : requests()) {
            Forecast forecast = space.forecast(dmabuf, request);
            Optional<Errno> answer = answer(space, dmabuf, request);
            if (!Forecast.agrees(forecast, answer)) {
                differences.add("0x%x+0x%x of %d ranges, %s, at %s: %s, but %s"
                        .formatted(
                                request.start(),
                                request.length(),
                                dmabuf.dmabuf().ranges().size(),
                                dmabuf.state().label(),
                                request.iova(),
                                forecast.summary(),
                                answer));
            }
        }
    }

    private static Optional<Errno> answer(AddressSpace space, DmabufHandle dmabuf, ImportRequest request)
            throws DeviceException {
        try {
            space.importDmabuf(dmabuf, request).unmap();
            return Optional.empty();
        } catch (VfioException e) {
            return Optional.of(e.errno());
        }
    }

    private static List<ImportRequest> requests() {
        List<ImportRequest> requests = new ArrayList<>();
        for (long start : STARTS) {
            for (long length : LENGTHS) {
                requests.add(new ImportRequest(start, length, OptionalLong.empty(), DmaAccess.READ));
                for (long address : ADDRESSES) {
                    requests.add(new ImportRequest(start, length, OptionalLong.of(address), DmaAccess.READ_WRITE));
                }
            }
        }
        return requests;
    }
}
