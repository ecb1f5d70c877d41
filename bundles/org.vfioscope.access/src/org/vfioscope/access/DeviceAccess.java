package org.vfioscope.access;

import java.time.Clock;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.access.spi.ToldSockets;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.host.Finding;

/** All providers, all open devices, the trace and the warnings of one run. Safe for any thread. */
public final class DeviceAccess implements AutoCloseable {

    private final List<DeviceProvider> providers;
    private final Clock clock;
    private final TraceLog trace;
    private final NoticeBoard notices = new NoticeBoard();
    private final ReceivedDmabufs received = new ReceivedDmabufs(this);
    private final List<DeviceSession> sessions = new CopyOnWriteArrayList<>();
    /** Devices that are open to be read once. */
    private final List<DeviceSession> brief = new CopyOnWriteArrayList<>();

    private final List<SessionListener> listeners = new CopyOnWriteArrayList<>();
    /** The names of the devices that are open, or are being opened or closed. */
    private final Set<String> taken = ConcurrentHashMap.newKeySet();
    /** How often all was closed, under the monitor of {@link #sessions}: no device slips in behind {@link #close}. */
    private int closings;

    /**
     * Access through some providers.
     *
     * @param providers in the order in which their devices are shown
     * @param clock tells when something happened
     */
    public DeviceAccess(List<DeviceProvider> providers, Clock clock) {
        this.providers = List.copyOf(providers);
        this.clock = clock;
        this.trace = new TraceLog(clock);
    }

    /** {@return the providers, in the order in which their devices are shown} */
    public List<DeviceProvider> providers() {
        return providers;
    }

    /** {@return where to tell of sockets behind which there are devices; empty where no provider has such} */
    public Optional<ToldSockets> toldSockets() {
        return providers.stream()
                .flatMap(provider -> provider.sockets().stream())
                .findFirst();
    }

    /** {@return the trace of all devices} */
    public TraceLog trace() {
        return trace;
    }

    /** {@return the warnings given so far} */
    public NoticeBoard notices() {
        return notices;
    }

    /** {@return the dmabufs that other processes sent} */
    public ReceivedDmabufs received() {
        return received;
    }

    /** {@return the open devices, in the order in which they were opened} */
    public List<DeviceSession> sessions() {
        return List.copyOf(sessions);
    }

    /**
     * Describes the device with a name. Blocks; touches nothing that would wake, reset or bind the device.
     *
     * @param name such as {@code 0000:03:00.0} or {@code sim:gpu}
     * @return the device
     * @throws VfioException if the place to look in cannot be read
     * @throws DeviceException if no provider takes the name, or there is no such device
     */
    public DeviceDescription describe(String name) throws VfioException, DeviceException {
        return provider(name).describe(name);
    }

    /**
     * Describes all devices that a name stands for, such as those of a capture file. Blocks; touches nothing that would
     * wake, reset or bind a device.
     *
     * @param name such as {@code 0000:03:00.0} or {@code capture:host.json}
     * @return the devices, at least one
     * @throws VfioException if the place to look in cannot be read
     * @throws DeviceException if no provider takes the name, or there is no such device
     */
    public List<DeviceDescription> describeAll(String name) throws VfioException, DeviceException {
        return provider(name).describeAll(name);
    }

    /**
     * Examines one device for what keeps VFIO from working with it. Blocks; opens and wakes nothing.
     *
     * @param device what discovery or {@link #describe} gave
     * @return the findings, good ones included; of what no kernel of this host has, one that says so
     * @throws VfioException if the device's files cannot be read
     */
    public List<Finding> examine(DeviceDescription device) throws VfioException {
        Optional<Doctor> doctor = providers.stream()
                .filter(provider -> provider.accepts(device.name()))
                .findFirst()
                .flatMap(DeviceProvider::doctor);
        return doctor.isPresent() ? doctor.get().examine(device) : NotOfThisHost.findings(device);
    }

    /**
     * Opens the device with a name and reads its snapshot. Blocks.
     *
     * @param name such as {@code 0000:03:00.0} or {@code sim:gpu}
     * @return the open device; the caller closes it, or {@link #close} does
     * @throws VfioException if the kernel refuses; whatever was opened on the way is closed again
     * @throws DeviceException if there is no such device, it is open or being opened already, its replies make no sense,
     *     or all devices were closed meanwhile
     */
    public DeviceSession open(String name) throws VfioException, DeviceException {
        return open(name, Optional.empty());
    }

    /**
     * Opens the device with a name in a chosen way and reads its snapshot. Blocks.
     *
     * @param name such as {@code 0000:03:00.0} or {@code sim:gpu}
     * @param way how; empty takes what the host prefers
     * @return the open device; the caller closes it, or {@link #close} does
     * @throws VfioException if the kernel refuses; whatever was opened on the way is closed again
     * @throws DeviceException if there is no such device, it is open or being opened already, it cannot be opened in that
     *     way, its replies make no sense, or all devices were closed meanwhile
     */
    public DeviceSession open(String name, Optional<OpenWay> way) throws VfioException, DeviceException {
        DeviceSession session = open(name, way, sessions);
        listeners.forEach(listener -> listener.opened(session));
        return session;
    }

    /**
     * Opens the device with a name to read it once, for a report: it is none of {@link #sessions}, and listeners do not
     * hear of it. Blocks.
     *
     * @param name such as {@code 0000:03:00.0} or {@code sim:gpu}
     * @param way how; empty takes what the host prefers
     * @return the open device; the caller closes it soon, or {@link #close} does
     * @throws VfioException if the kernel refuses; whatever was opened on the way is closed again
     * @throws DeviceException if there is no such device, it is open or being opened already, it cannot be opened in that
     *     way, its replies make no sense, or all devices were closed meanwhile
     */
    public DeviceSession openBriefly(String name, Optional<OpenWay> way) throws VfioException, DeviceException {
        return open(name, way, brief);
    }

    private DeviceSession open(String name, Optional<OpenWay> way, List<DeviceSession> list)
            throws VfioException, DeviceException {
        int before = closings();
        DeviceProvider provider = provider(name);
        DeviceDescription device = provider.describe(name);
        if (!taken.add(device.name())) {
            throw new DeviceException(device.name() + " is open already");
        }
        DeviceSession session;
        try {
            session = open(provider, device, way);
        } catch (VfioException | DeviceException | RuntimeException e) {
            taken.remove(device.name());
            throw e;
        }
        if (!add(session, before, list)) {
            DeviceException late = new DeviceException(device.name() + " is not opened: all devices are being closed");
            Closing.after(late, session);
            taken.remove(device.name());
            throw late;
        }
        return session;
    }

    private int closings() {
        synchronized (sessions) {
            return closings;
        }
    }

    private boolean add(DeviceSession session, int closingsBefore, List<DeviceSession> list) {
        synchronized (sessions) {
            return closings == closingsBefore && list.add(session);
        }
    }

    private DeviceSession open(DeviceProvider provider, DeviceDescription device, Optional<OpenWay> way)
            throws VfioException, DeviceException {
        DeviceIo io = provider.open(device, way);
        DeviceSession session;
        try {
            session = new DeviceSession(this, io.describe(device), io);
        } catch (VfioException | RuntimeException e) {
            Closing.after(e, io);
            throw e;
        }
        try {
            session.refresh();
            io.onLoss(session::changed);
            return session;
        } catch (VfioException | DeviceException | RuntimeException e) {
            Closing.after(e, session);
            throw e;
        }
    }

    /**
     * Adds a listener.
     *
     * @param listener hears of devices that are opened, changed or closed
     */
    public void addListener(SessionListener listener) {
        listeners.add(listener);
    }

    /**
     * Removes a listener.
     *
     * @param listener what was added
     */
    public void removeListener(SessionListener listener) {
        listeners.remove(listener);
    }

    /**
     * Closes all open devices, and releases all dmabufs that were received. What is being opened or received just now is closed
     * as soon as it is there. Blocks.
     *
     * @throws VfioException the first error that closing met; everything is closed all the same
     */
    @Override
    public void close() throws VfioException {
        synchronized (sessions) {
            closings++;
        }
        Closing closing = new Closing();
        sessions.forEach(session -> closing.run(session::close));
        brief.forEach(session -> closing.run(session::close));
        // after the devices, in whose address spaces they may be mapped
        received.releaseAll(closing);
        closing.finish();
    }

    Clock clock() {
        return clock;
    }

    void changed(DeviceSession session) {
        if (sessions.contains(session)) {
            listeners.forEach(listener -> listener.changed(session));
        }
    }

    void receivedChanged() {
        listeners.forEach(SessionListener::receivedChanged);
    }

    void closed(DeviceSession session) {
        if (brief.remove(session)) {
            taken.remove(session.device().name());
        } else if (sessions.remove(session)) {
            taken.remove(session.device().name());
            listeners.forEach(listener -> listener.closed(session));
        }
    }

    /** Takes note that all imports of a dmabuf are lost; returns the devices for whose DMA it was mapped. */
    Set<DeviceSession> lost(OwnedDmabuf dmabuf, String cause) {
        Set<DeviceSession> affected = new HashSet<>();
        for (DeviceSession session : sessions) {
            for (ImportHandle handle : imports(session)) {
                if (handle.dmabuf().filter(dmabuf::equals).isPresent() && handle.lose(cause)) {
                    affected.add(session);
                }
            }
        }
        return affected;
    }

    /** Unmaps a device's regions from the address spaces of all devices: each would keep the device open. */
    void unmapRegionsOf(DeviceSession owner) throws VfioException {
        Closing closing = new Closing();
        for (DeviceSession session : sessions) {
            for (ImportHandle handle : imports(session)) {
                if (handle.mapping().source() instanceof DmaSource.RegionPart part
                        && part.device().equals(owner.device().name())) {
                    closing.run(handle::unmap);
                }
            }
        }
        closing.finish();
    }

    /** The address spaces of a device and of all others that go by the same label with the same provider: they are one. */
    Stream<AddressSpace> sharers(DeviceSession session, String label) {
        return sessions.stream()
                .filter(other ->
                        other.device().providerId().equals(session.device().providerId()))
                .flatMap(other -> other.addressSpace().stream())
                .filter(space -> space.label().equals(label));
    }

    private static List<ImportHandle> imports(DeviceSession session) {
        return session.addressSpace().map(AddressSpace::imports).orElse(List.of());
    }

    private DeviceProvider provider(String name) throws DeviceException {
        return providers.stream()
                .filter(p -> p.accepts(name))
                .findFirst()
                .orElseThrow(() -> new DeviceException(
                        "\"%s\" names no device: a PCI address such as 0000:03:00.0 or sim:NAME does; known are %s"
                                .formatted(
                                        name,
                                        providers.stream()
                                                .map(DeviceProvider::label)
                                                .collect(Collectors.joining(", ")))));
    }
}
