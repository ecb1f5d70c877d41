package org.vfioscope.report.capture.imported;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.spi.Recording;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.DeviceFlag;
import org.vfioscope.model.DeviceInfo;
import org.vfioscope.model.DeviceSnapshot;
import org.vfioscope.model.FeatureSupport;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.pci.PciConfig;

/** A device as lspci printed it. */
final class LspciDevice {

    private static final Pattern FIELD = Pattern.compile(
            "^(Control|Flags|Subsystem|Region [0-5]|Capabilities|Kernel driver in use|Kernel modules|IOMMU group|Interrupt):? ");
    private static final Pattern DRIVER = Pattern.compile("Kernel driver in use: (\\S+)");
    private static final Pattern GROUP = Pattern.compile("IOMMU group: (\\d{1,9})");

    private final String name;
    private final LspciHeading heading;
    private final List<PciBar> bars = new ArrayList<>();
    private byte[] config = {};
    private boolean told;
    private boolean placed;
    private Optional<String> driver = Optional.empty();
    private OptionalInt group = OptionalInt.empty();

    LspciDevice(String name, String heading) {
        this.name = name;
        this.heading = LspciHeading.parse(heading);
    }

    /** Takes a line of the dump; it counts where it goes on where the dump has ended so far. */
    void bytes(int offset, byte[] bytes) {
        if (offset == config.length) {
            config = Arrays.copyOf(config, offset + bytes.length);
            System.arraycopy(bytes, 0, config, offset, bytes.length);
        }
    }

    /** Takes a line of -k, -v or -vv. The last begins with the command register, and tells which BAR an address is of. */
    void field(String line) {
        told |= FIELD.matcher(line).find();
        placed |= line.startsWith("Control: ");
        LspciBar.parse(line).ifPresent(bars::add);
        Matcher driverLine = DRIVER.matcher(line);
        if (driverLine.matches()) {
            driver = Optional.of(driverLine.group(1));
        }
        Matcher groupLine = GROUP.matcher(line);
        if (groupLine.matches()) {
            group = OptionalInt.of(Integer.parseInt(groupLine.group(1)));
        }
    }

    boolean hasGroup() {
        return group.isPresent();
    }

    boolean isTold() {
        return told || config.length >= LspciConfig.HEADER;
    }

    /**
     * What was printed.
     *
     * @param file the name of the file, without its folder
     * @param groupsTold whether a group that the device is in would have been printed
     */
    Recording recording(String file, boolean groupsTold) {
        boolean dumped = config.length >= LspciConfig.HEADER;
        ByteBuffer bytes = ByteBuffer.wrap(config).order(ByteOrder.LITTLE_ENDIAN);
        List<String> problems = new ArrayList<>();
        Optional<PciConfig> decoded = dumped ? LspciConfig.decode(bytes, problems) : Optional.empty();
        Optional<PciIdentity> pci = dumped
                ? Optional.of(heading.identity(
                        bytes, decoded.map(PciConfig::capabilities).orElse(List.of())))
                : heading.identity();
        Set<SnapshotPart> missing = missing(pci.isPresent(), dumped, groupsTold);
        DeviceDescription description = new DeviceDescription(
                name,
                "capture",
                false,
                heading.title(),
                pci,
                driver,
                group,
                bars,
                Optional.empty(),
                Optional.of(new CaptureOrigin(name, "lspci", file, missing)));
        DeviceSnapshot snapshot = new DeviceSnapshot(
                description,
                "",
                new DeviceInfo(Set.of(DeviceFlag.PCI), DeviceFlag.PCI.mask(), 0, 0, List.of()),
                List.of(),
                List.of(),
                decoded,
                List.of(),
                new FeatureSupport(FeatureSupport.Level.ERROR, "not captured"),
                Optional.empty(),
                List.of(),
                0,
                problems,
                missing);
        return new Recording(snapshot, List.of(), dumped ? List.of(content()) : List.of(), Optional.empty(), List.of());
    }

    private Set<SnapshotPart> missing(boolean identified, boolean dumped, boolean groupsTold) {
        Set<SnapshotPart> missing = EnumSet.of(
                SnapshotPart.DEVICE_INFO,
                SnapshotPart.REGIONS,
                SnapshotPart.INTERRUPTS,
                SnapshotPart.FEATURES,
                SnapshotPart.DMABUF_SUPPORT,
                SnapshotPart.HOT_RESET,
                SnapshotPart.IOVA_RANGES);
        if (!identified) {
            missing.add(SnapshotPart.IDENTITY);
        }
        if (!dumped) {
            missing.add(SnapshotPart.CONFIG);
        }
        if (!placed) {
            missing.add(SnapshotPart.PLACEMENT);
        } else if (!groupsTold) {
            missing.add(SnapshotPart.IOMMU_GROUP);
        }
        return missing;
    }

    private RegionContent content() {
        byte[] bytes = config.clone();
        return new RegionContent(
                PciIndex.CONFIG, 0, bytes.length, (offset, into) -> into.put(0, bytes, (int) offset, into.limit()));
    }
}
