package org.vfioscope.report.export;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.vfioscope.access.RegionContent;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.Occasion;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.pci.PciCapability;
import org.vfioscope.model.pci.PciConfig;
import org.vfioscope.report.DeviceReport;

/** Masks what tells one machine or one card from others of its kind: host names and PCI serial numbers. */
final class Redaction {

    /** What stands for a masked name; each byte of a masked serial number is an X. */
    static final String MASK = "XXXXXXXX";

    /** PCI_EXT_CAP_ID_DSN, linux/pci_regs.h: Device Serial Number. */
    private static final int DEVICE_SERIAL_NUMBER = 0x03;

    /** Where the eight bytes of the number stand, from the capability's start. */
    private static final int NUMBER_OFFSET = 4;

    private Redaction() {}

    static DeviceReport of(DeviceReport report) {
        String host = report.occasion().map(Occasion::host).orElse("");
        UnaryOperator<String> mask = text -> host.isBlank() ? text : text.replace(host, MASK);
        DeviceSnapshot snapshot = report.snapshot();
        DeviceSnapshot masked = new DeviceSnapshot(
                description(snapshot.device(), mask),
                mask.apply(snapshot.via()),
                snapshot.info(),
                snapshot.regions(),
                snapshot.irqs(),
                snapshot.config(),
                snapshot.features(),
                snapshot.dmabufSupport(),
                snapshot.hotReset(),
                snapshot.iovaRanges(),
                snapshot.pageSize(),
                snapshot.problems().stream().map(mask).toList(),
                snapshot.notCaptured());
        Optional<Integer> serial = serialNumber(snapshot);
        List<RegionContent> contents = report.contents().stream()
                .map(content -> serial.isPresent() && content.region() == PciIndex.CONFIG
                        ? masked(content, serial.get())
                        : content)
                .toList();
        return new DeviceReport(
                masked,
                report.dmabufs(),
                contents,
                report.occasion().map(occasion -> new Occasion(occasion.time(), MASK, occasion.kernel())));
    }

    private static DeviceDescription description(DeviceDescription device, UnaryOperator<String> mask) {
        return new DeviceDescription(
                device.name(),
                device.providerId(),
                device.simulated(),
                mask.apply(device.title()),
                device.pci(),
                device.driver(),
                device.iommuGroup(),
                device.bars(),
                device.obstacle().map(mask),
                device.capture());
    }

    private static Optional<Integer> serialNumber(DeviceSnapshot snapshot) {
        return snapshot.config().map(PciConfig::capabilities).orElse(List.of()).stream()
                .filter(capability -> capability.extended() && capability.id() == DEVICE_SERIAL_NUMBER)
                .map(PciCapability::offset)
                .map(offset -> offset + NUMBER_OFFSET)
                .findFirst();
    }

    private static RegionContent masked(RegionContent content, int start) {
        return new RegionContent(content.region(), content.offset(), content.size(), (offset, into) -> {
            content.reader().read(offset, into);
            overwrite(offset, into, start);
        });
    }

    private static void overwrite(long offset, ByteBuffer bytes, int start) {
        for (int i = 0; i < bytes.limit(); i++) {
            long at = offset + i;
            if (at >= start && at < start + MASK.length()) {
                bytes.put(i, (byte) MASK.charAt((int) (at - start)));
            }
        }
    }
}
