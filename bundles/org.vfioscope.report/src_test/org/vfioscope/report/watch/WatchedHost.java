package org.vfioscope.report.watch;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.host.DeviceHolding;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.MemoryAnswer;

/** A host whose devices and processes a test moves; nothing of it may be opened. */
final class WatchedHost implements DeviceProvider {

    /** The process that holds dmabufs and devices. */
    static final long PID = 170;

    final List<DeviceDescription> devices = new ArrayList<>();
    final List<DmabufHolding> dmabufs = new ArrayList<>();
    final List<DeviceHolding> open = new ArrayList<>();
    final Map<String, MemoryAnswer> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();
    int unreadable;

    void holdDmabuf(int fd, String exporter, long size) {
        hold(PID, fd, exporter, size);
    }

    void hold(long pid, int fd, String exporter, long size) {
        dmabufs.add(new DmabufHolding(
                pid,
                "qemu",
                fd,
                OptionalLong.of(70 + fd),
                OptionalLong.of(size),
                Optional.of(exporter),
                Optional.empty()));
    }

    void openDevices(String... names) {
        open.add(new DeviceHolding(PID, "qemu", 5, DeviceHolding.Kind.DEVICE, List.of(names)));
    }

    @Override
    public String id() {
        return "host";
    }

    @Override
    public String label() {
        return "Host devices";
    }

    @Override
    public boolean simulated() {
        return false;
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        return List.copyOf(devices);
    }

    @Override
    public Optional<HolderScanner> holders() {
        return Optional.of(cancelled -> new HolderScanner.Scan(dmabufs, open, unreadable));
    }

    @Override
    public MemoryAnswer memory(String name) {
        asked.add(name);
        return answers.getOrDefault(name, MemoryAnswer.UNKNOWN);
    }

    @Override
    public boolean accepts(String name) {
        return false;
    }

    @Override
    public DeviceDescription describe(String name) throws DeviceException {
        throw new DeviceException("no device is asked for by its name here");
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws DeviceException {
        throw new DeviceException("watching opens nothing");
    }
}
