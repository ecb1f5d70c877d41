package org.vfioscope.report.table;

import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.PciIdentity;
import org.vfioscope.report.text.DescriptionText;

/** A row for each device that was found, none of them opened. */
public final class DeviceListTable {

    /** All columns there are. */
    public static final Table<DeviceDescription> TABLE = new Table<>(
            "devices",
            List.of(
                    "name",
                    "group",
                    "driver",
                    "state",
                    "device",
                    "provider",
                    "simulated",
                    "vendor-id",
                    "device-id",
                    "class",
                    "bars",
                    "obstacle"),
            (device, row) -> row.add(cells(device)));

    /** The columns that are shown unless others are chosen. */
    public static final List<String> USUAL = List.of("name", "group", "driver", "state", "device");

    private DeviceListTable() {}

    private static List<String> cells(DeviceDescription device) {
        return List.of(
                device.name(),
                DescriptionText.group(device),
                DescriptionText.driver(device),
                state(device),
                device.pci()
                                .map(PciIdentity::className)
                                .map(name -> name + ": ")
                                .orElse("")
                        + device.title(),
                device.providerId(),
                device.simulated() ? "yes" : "no",
                pci(device, pci -> Cells.id(4, pci.vendorId())),
                pci(device, pci -> Cells.id(4, pci.deviceId())),
                pci(device, pci -> Cells.id(6, pci.classCode())),
                Cells.join(device.bars().stream()
                        .map(bar -> "%s:%s+%s".formatted(bar.index(), Cells.hex(bar.start()), Cells.hex(bar.size())))
                        .toList()),
                device.obstacle().orElse(""));
    }

    private static String state(DeviceDescription device) {
        if (device.capture().isPresent()) {
            return "captured";
        }
        return device.obstacle().isPresent() ? "blocked" : "ready";
    }

    private static String pci(DeviceDescription device, Function<PciIdentity, String> value) {
        return device.pci().map(value).orElse("none");
    }

    /**
     * A column's name as a heading.
     *
     * @param column the name
     * @return in capitals
     */
    public static String heading(String column) {
        return column.toUpperCase(Locale.ROOT);
    }
}
