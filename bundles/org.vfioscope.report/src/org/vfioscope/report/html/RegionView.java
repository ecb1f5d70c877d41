package org.vfioscope.report.html;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.vfioscope.model.ByteSize;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.NoRangeReason;
import org.vfioscope.model.rules.QemuRanges;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.svg.AddressMap;
import org.vfioscope.report.text.FlagText;
import org.vfioscope.report.text.RegionText;

/**
 * A region as the page shows it.
 *
 * @param index its index
 * @param name its name
 * @param size its size
 * @param flags its flags in words
 * @param fileOffset where it starts on the device's descriptor
 * @param bar where the host has placed it; empty where it is no BAR
 * @param capabilities its capabilities in words
 * @param kernel the kernel's mmap ranges
 * @param qemu QEMU's mmap ranges
 * @param remarks what else there is to say
 * @param map the region drawn to scale, none or one
 */
public record RegionView(
        String index,
        String name,
        String size,
        String flags,
        String fileOffset,
        String bar,
        List<String> capabilities,
        List<String> kernel,
        List<String> qemu,
        List<String> remarks,
        List<AddressMap> map) {

    static RegionView of(DeviceReport device, RegionSnapshot region) {
        List<String> remarks = new ArrayList<>();
        switch (region.plan().qemu()) {
            case QemuRanges.Refused refused -> remarks.add("QEMU refuses it with EINVAL: " + refused.reason());
            case QemuRanges.Mapped mapped -> {
                if (mapped.msixTableCutOut()) {
                    remarks.add("QEMU cuts the pages of the MSI-X table out");
                }
            }
        }
        region.plan()
                .noRange()
                .map(NoRangeReason::text)
                .map("No mmap range: "::concat)
                .ifPresent(remarks::add);
        region.ioFds().stream()
                .map(RegionIoFd::meaning)
                .map("I/O descriptor: "::concat)
                .forEach(remarks::add);
        Optional<AddressMap> map = AddressMap.of(region, device.snapshot().msix(), device.dmabufs());
        return new RegionView(
                Integer.toString(region.index()),
                region.name(),
                new ByteSize(region.info().size()).toString(),
                FlagText.names(region.info().flags(), region.info().rawFlags()),
                "0x%x".formatted(region.info().offset()),
                region.bar()
                        .map(bar -> "%s at 0x%x".formatted(bar.kind(), bar.start()))
                        .orElse(""),
                region.info().capabilities().stream().map(RegionText::meaning).toList(),
                ranges(region.plan().kernel()),
                ranges(region.plan().qemuRanges()),
                remarks,
                map.stream().toList());
    }

    private static List<String> ranges(List<MmapRange> ranges) {
        return ranges.stream()
                .map(range -> range.isEmpty() ? range.toString() : range + " " + new ByteSize(range.size()))
                .toList();
    }
}
