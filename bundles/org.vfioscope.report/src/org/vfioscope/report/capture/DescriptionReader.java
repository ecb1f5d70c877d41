package org.vfioscope.report.capture;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Occasion;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.SnapshotPart;

/** Reads what discovery knew of a captured device. */
final class DescriptionReader {

    private DescriptionReader() {}

    /**
     * Reads the description.
     *
     * @param fields the device
     * @param missing the parts that were not captured
     * @param file the name of the file, without its folder
     * @return the device as it was; it has the name it had then
     */
    static DeviceDescription read(Reader fields, Set<SnapshotPart> missing, String file) throws Damage {
        boolean placed = !missing.contains(SnapshotPart.PLACEMENT);
        return new DeviceDescription(
                fields.text("name"),
                CaptureProvider.ID,
                fields.truth("simulated"),
                fields.text("title"),
                missing.contains(SnapshotPart.IDENTITY)
                        ? Optional.empty()
                        : fields.optional("pci", DescriptionReader::pci),
                placed ? fields.optionalText("driver") : Optional.empty(),
                placed && !missing.contains(SnapshotPart.IOMMU_GROUP)
                        ? fields.optionalNumber("iommuGroup")
                        : OptionalInt.empty(),
                placed ? fields.list("bars", DescriptionReader::bar) : List.of(),
                fields.optionalText("obstacle"),
                Optional.of(new CaptureOrigin(fields.text("name"), fields.text("provider"), file, missing)));
    }

    private static PciIdentity pci(Reader pci) throws Damage {
        return new PciIdentity(
                pci.id("vendorId"),
                pci.id("deviceId"),
                pci.id("subsystemVendorId"),
                pci.id("subsystemId"),
                pci.id("classCode"),
                pci.id("revision"),
                pci.text("vendorName"),
                pci.text("deviceName"),
                pci.text("className"));
    }

    static PciBar bar(Reader bar) throws Damage {
        return new PciBar(
                bar.number("index"),
                bar.hex("address"),
                bar.hex("size"),
                bar.truth("io"),
                bar.truth("is64Bit"),
                bar.truth("prefetchable"));
    }

    static Occasion occasion(Reader occasion) throws Damage {
        try {
            return new Occasion(Instant.parse(occasion.text("time")), occasion.text("host"), occasion.text("kernel"));
        } catch (DateTimeParseException e) {
            throw occasion.damage("time", "is no time in UTC: " + occasion.text("time"));
        }
    }
}
