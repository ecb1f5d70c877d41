package org.vfioscope.simulator.internal.data;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.vfioscope.model.PciIdentity;

/** Reads the parts of a simulated config space that other parts have to agree with (linux/pci_regs.h). */
final class ConfigLayout {

    private static final String FIELD = "config";
    private static final int STATUS = 0x06;
    private static final int STATUS_CAP_LIST = 0x10;
    private static final int REVISION = 0x08;
    private static final int HEADER_TYPE = 0x0e;
    private static final int BASE_ADDRESS_0 = 0x10;
    private static final int SUBSYSTEM_VENDOR = 0x2c;
    private static final int ROM_ADDRESS = 0x30;
    private static final int CAPABILITY_LIST = 0x34;
    private static final int HEADER_END = 0x40;
    private static final int LIST_END = 0x100;
    /** PCI_PM_SIZEOF. */
    private static final int PM_SIZE = 8;

    private final Check check;
    private final ByteBuffer config;

    ConfigLayout(Check check, byte[] config) {
        this.check = check;
        this.config = ByteBuffer.wrap(config).order(ByteOrder.LITTLE_ENDIAN);
    }

    PciIdentity identity(DeviceFile.Names names) throws DeviceFileException {
        int headerType = config.get(HEADER_TYPE) & 0x7f;
        check.that(
                headerType == 0,
                FIELD,
                "header type 0x%x at 0x0e, but only devices (type 0) are simulated",
                headerType);
        int vendor = Short.toUnsignedInt(config.getShort(0));
        check.that(vendor != 0 && vendor != 0xffff, FIELD, "0x%x at 0x00 is no vendor id", vendor);
        return new PciIdentity(
                vendor,
                Short.toUnsignedInt(config.getShort(2)),
                Short.toUnsignedInt(config.getShort(SUBSYSTEM_VENDOR)),
                Short.toUnsignedInt(config.getShort(SUBSYSTEM_VENDOR + 2)),
                config.getInt(REVISION) >>> 8,
                Byte.toUnsignedInt(config.get(REVISION)),
                check.required(names.vendor(), "names.vendor"),
                check.required(names.device(), "names.device"),
                check.required(names.deviceClass(), "names.deviceClass"));
    }

    /** {@return the 32 bits of a BAR's register} */
    int bar(int index) {
        return config.getInt(BASE_ADDRESS_0 + 4 * index);
    }

    /** {@return the 32 bits of the expansion ROM's register} */
    int rom() {
        return config.getInt(ROM_ADDRESS);
    }

    /** {@return where each PCI capability starts, by its id; of several with one id, the first} */
    Map<Integer, Integer> capabilities() throws DeviceFileException {
        Map<Integer, Integer> found = new TreeMap<>();
        Set<Integer> seen = new TreeSet<>();
        boolean list = (config.getShort(STATUS) & STATUS_CAP_LIST) != 0;
        int at = list ? Byte.toUnsignedInt(config.get(CAPABILITY_LIST)) & ~3 : 0;
        while (at != 0) {
            check.that(at >= HEADER_END && at < LIST_END, FIELD, "capability at 0x%x lies in the header", at);
            int id = Byte.toUnsignedInt(config.get(at));
            check.that(id != 0 && id != 0xff, FIELD, "no capability at 0x%x, though the list leads there", at);
            check.that(seen.add(at), FIELD, "the capability list loops back to 0x%x", at);
            check.that(
                    id != SimulatedHardware.CAP_ID_PM || at + PM_SIZE <= LIST_END,
                    FIELD,
                    "the power management capability at 0x%x is cut off",
                    at);
            found.putIfAbsent(id, at);
            at = Byte.toUnsignedInt(config.get(at + 1)) & ~3;
        }
        return found;
    }
}
