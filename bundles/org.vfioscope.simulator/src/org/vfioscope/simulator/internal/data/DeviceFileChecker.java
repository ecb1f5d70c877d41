package org.vfioscope.simulator.internal.data;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.vfioscope.model.Bdf;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.HotResetDevice;
import org.vfioscope.model.MsixTable;
import org.vfioscope.model.PciBar;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.model.parse.MalformedReplyException;
import org.vfioscope.model.pci.PciConfigParser;

/** Turns a device file into simulated hardware, once all its parts agree. */
final class DeviceFileChecker {

    private static final int SMALL_CONFIG = 256;
    private static final int EXPRESS_CONFIG = 4096;

    private final Check check;
    private final DeviceFile file;

    private DeviceFileChecker(Check check, DeviceFile file) {
        this.check = check;
        this.file = file;
    }

    /**
     * Checks a file.
     *
     * @param fileName the file's name, for messages
     * @param name the name the device is opened by
     * @param providerId the provider's id
     * @param file what the file says
     * @return the hardware
     * @throws DeviceFileException if something is missing, impossible or contradicts itself
     */
    static SimulatedHardware check(String fileName, String name, String providerId, DeviceFile file)
            throws DeviceFileException {
        return new DeviceFileChecker(new Check(fileName), file).hardware(name, providerId);
    }

    private SimulatedHardware hardware(String name, String providerId) throws DeviceFileException {
        byte[] config = config();
        ConfigLayout layout = new ConfigLayout(check, config);
        SimulatedHardware.Kernel kernel = new KernelChecker(check).kernel(check.required(file.kernel(), "kernel"));
        Map<Integer, SimulatedRegion> regions =
                new RegionChecker(check, layout, kernel.pageSize()).regions(check.required(file.regions(), "regions"));
        PciIdentity identity = layout.identity(check.required(file.names(), "names"));
        List<PciBar> bars = regions.values().stream()
                .flatMap(region -> region.bar().stream())
                .toList();
        DeviceDescription description = new DeviceDescription(
                name,
                providerId,
                true,
                identity.title(),
                Optional.of(identity),
                Optional.ofNullable(file.driver()),
                number(file.iommuGroup(), "iommuGroup", "group"),
                bars,
                Optional.empty());
        return new SimulatedHardware(
                description,
                check.required(file.about(), "about"),
                number(file.cdev(), "cdev", "device node"),
                check.required(file.via(), "via"),
                check.required(file.resettable(), "resettable"),
                kernel,
                config,
                layout.capabilities(),
                regions,
                msix(config, regions),
                hotReset());
    }

    private List<HotResetDevice> hotReset() throws DeviceFileException {
        List<HotResetDevice> devices = new ArrayList<>();
        if (file.hotReset() != null) {
            for (DeviceFile.HotReset device : file.hotReset()) {
                String address = check.required(device.address(), "hotReset.address");
                Optional<Bdf> bdf = Bdf.parse(address);
                check.that(bdf.isPresent(), "hotReset.address", "%s is no PCI address such as 0000:03:00.1", address);
                Quantity group = check.required(device.group(), "hotReset.group");
                devices.add(new HotResetDevice(bdf.orElseThrow(), number(group, "hotReset.group", "group"), false));
            }
            check.that(
                    !devices.isEmpty()
                            && devices.getFirst().group().equals(number(file.iommuGroup(), "iommuGroup", "group")),
                    "hotReset",
                    "does not begin with the device itself, of its own iommuGroup");
        }
        return devices;
    }

    private byte[] config() throws DeviceFileException {
        long size = check.required(file.configSize(), "configSize").value();
        check.that(size == SMALL_CONFIG || size == EXPRESS_CONFIG, "configSize", "is %d, not 256 or 4096", size);
        byte[] config = new byte[(int) size];
        HexDump.parse(check, "config", check.required(file.config(), "config"), size)
                .forEach((offset, bytes) -> System.arraycopy(bytes, 0, config, offset.intValue(), bytes.length));
        return config;
    }

    private OptionalInt number(Quantity quantity, String property, String kind) throws DeviceFileException {
        if (quantity == null) {
            return OptionalInt.empty();
        }
        long number = quantity.value();
        check.that(
                number >= 0 && number <= Integer.MAX_VALUE,
                property,
                "%s is no %s",
                Long.toUnsignedString(number),
                kind);
        return OptionalInt.of((int) number);
    }

    private Optional<MsixTable> msix(byte[] config, Map<Integer, SimulatedRegion> regions) throws DeviceFileException {
        Optional<MsixTable> found;
        try {
            found = PciConfigParser.parse(ByteBuffer.wrap(config)).msix();
        } catch (MalformedReplyException e) {
            throw new DeviceFileException(check.file(), e.getMessage(), e);
        }
        if (found.isPresent()) {
            MsixTable table = found.get();
            SimulatedRegion region = regions.get(table.bar());
            check.that(
                    region != null && !region.isIoPorts(),
                    "config",
                    "the MSI-X table is in BAR %d, which is no memory BAR",
                    table.bar());
            check.that(
                    Long.compareUnsigned(table.offset() + table.size(), region.size()) <= 0,
                    "config",
                    "the MSI-X table ends at 0x%x, past the end 0x%x of BAR %d",
                    table.offset() + table.size(),
                    region.size(),
                    table.bar());
        }
        return found;
    }
}
