package org.vfioscope.ui.tests;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.eclipse.ui.PlatformUI;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A device that the window takes for real hardware, so that opening it would wake it; listed while a test wants it. */
public final class PretendedHardware extends PretendedProvider {

    /** The device's name. */
    static final String NAME = "hardware:nvme";

    /** The heading of the provider's devices. */
    static final String LABEL = "Pretended hardware";

    private static final String BEHIND_IT = "sim:nvme";

    private static final AtomicInteger OPENED = new AtomicInteger();
    private static volatile boolean listed;
    private static volatile boolean refuses;
    private static volatile CountDownLatch held = new CountDownLatch(0);

    /** Lists the device, or lists it no more. */
    static void list(boolean now) {
        listed = now;
        refuses = false;
    }

    /** Lets the device refuse to be opened, or open again. */
    static void refuse(boolean now) {
        refuses = now;
    }

    /** Lets the next opening take until the latch is counted down. */
    static CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    /** How often it was opened since the tests began. */
    static int opened() {
        return OPENED.get();
    }

    /** As the platform makes it, which reads of it in plugin.xml. */
    public PretendedHardware() {
        super("hardware", LABEL);
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        return listed ? List.of(describe(NAME)) : List.of();
    }

    @Override
    public boolean accepts(String name) {
        return name.startsWith("hardware:");
    }

    @Override
    public DeviceDescription describe(String name) {
        return new DeviceDescription(
                name,
                id(),
                false,
                "Acme Wheel",
                Optional.empty(),
                Optional.of("vfio-pci"),
                OptionalInt.empty(),
                List.of(),
                Optional.empty());
    }

    @Override
    public DeviceIo open(DeviceDescription device, Optional<OpenWay> way) throws VfioException, DeviceException {
        if (refuses) {
            throw new VfioException(device.name(), Operation.OPEN_GROUP, Errno.EBUSY);
        }
        DeviceProvider simulator = PlatformUI.getWorkbench().getService(DeviceAccess.class).providers().stream()
                .filter(provider -> provider.accepts(BEHIND_IT))
                .findFirst()
                .orElseThrow();
        DeviceIo opened = simulator.open(simulator.describe(BEHIND_IT), way);
        OPENED.incrementAndGet();
        try {
            held.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return PretendedDmabuf.under(opened);
    }
}
