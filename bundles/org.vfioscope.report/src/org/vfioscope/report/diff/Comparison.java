package org.vfioscope.report.diff;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.CaptureOrigin;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.export.ReportExport;

/**
 * Compares what two names stand for, two devices at a time. A device that is open is taken as it was last read and stays
 * open; others are opened for it. Used by one thread at a time, never the one of the window.
 */
public final class Comparison {

    private final DeviceAccess access;
    private final ReportExport export;
    private final Set<DiffSection> ignored;
    private final String generator;

    /** Takes what was compared. */
    @FunctionalInterface
    public interface Listener {

        /**
         * Takes a property of the pair of devices that is being compared.
         *
         * @param pair how many pairs were compared before
         * @param property the property, whether it is the same in both or not
         */
        void compared(int pair, ComparedProperty property);
    }

    /**
     * A comparison.
     *
     * @param access opens the devices
     * @param export what of them is compared
     * @param ignored sections to leave out
     * @param generator the product and its version
     */
    public Comparison(DeviceAccess access, ReportExport export, Set<DiffSection> ignored, String generator) {
        this.access = access;
        this.export = export;
        this.ignored = Set.copyOf(ignored);
        this.generator = generator;
    }

    /**
     * Compares the devices of one name each; where each side has but one, those two whatever their names. Blocks.
     *
     * @param a a device, or a file of captured devices
     * @param b what it is compared with
     * @param listener hears of all properties
     * @return what is different
     * @throws VfioException if the kernel refuses to open a device
     * @throws DeviceException if there is no such device, or it cannot be opened
     * @throws IOException if captured content cannot be read any more
     */
    public ReportDiff compare(String a, String b, Listener listener)
            throws VfioException, DeviceException, IOException {
        List<DeviceDescription> first = access.describeAll(a);
        List<DeviceDescription> second = access.describeAll(b);
        if (first.size() == 1 && second.size() == 1) {
            DeviceDiff only = compare(first.getFirst(), second.getFirst(), 0, listener);
            return new ReportDiff(generator, List.of(only), List.of(), List.of());
        }
        Map<String, DeviceDescription> left = new LinkedHashMap<>();
        second.forEach(device -> left.put(name(device), device));
        List<DeviceDiff> pairs = new ArrayList<>();
        List<String> onlyInA = new ArrayList<>();
        for (DeviceDescription device : first) {
            DeviceDescription other = left.remove(name(device));
            if (other == null) {
                onlyInA.add(device.name());
            } else {
                pairs.add(compare(device, other, pairs.size(), listener));
            }
        }
        return new ReportDiff(
                generator,
                pairs,
                onlyInA,
                left.values().stream().map(DeviceDescription::name).toList());
    }

    private DeviceDiff compare(DeviceDescription a, DeviceDescription b, int pair, Listener listener)
            throws VfioException, DeviceException, IOException {
        try (Opened first = open(a);
                Opened second = a.name().equals(b.name()) ? new Opened(first.session(), false) : open(b)) {
            return DeviceDiff.of(
                    export.report(first.session()),
                    export.report(second.session()),
                    ignored,
                    property -> listener.compared(pair, property));
        }
    }

    private Opened open(DeviceDescription device) throws VfioException, DeviceException {
        Optional<DeviceSession> open = access.sessions().stream()
                .filter(session -> session.device().name().equals(device.name()))
                .findFirst();
        return open.isPresent()
                ? new Opened(open.get(), false)
                : new Opened(access.openBriefly(device.name(), Optional.empty()), true);
    }

    /** An open device, to be closed again where it was opened for this. */
    private record Opened(DeviceSession session, boolean own) implements AutoCloseable {
        @Override
        public void close() throws VfioException {
            if (own) {
                session.close();
            }
        }
    }

    /** The name that the device had when it was captured. */
    private static String name(DeviceDescription device) {
        return device.capture().map(CaptureOrigin::name).orElse(device.name());
    }
}
