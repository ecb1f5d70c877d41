package org.vfioscope.ui.tests;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.spi.Doctor;
import org.vfioscope.access.spi.HolderScanner;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.host.DmabufHolding;
import org.vfioscope.model.host.Finding;

/** A host without devices, whose findings and processes are known to the test that wants them, and that answers when told to. */
public final class PretendedHost extends PretendedProvider {

    /** What examines it. */
    static final String LABEL = "Pretended host";

    /** What mends what is wrong with it. */
    static final String COMMAND = "modprobe pretended";

    private static final int PID = 4_711_000;

    private static final AtomicInteger EXAMINED = new AtomicInteger();
    private static final AtomicInteger SCANNED = new AtomicInteger();
    private static final AtomicInteger SEARCHED = new AtomicInteger();
    private static volatile boolean examines;
    private static volatile Optional<String> holder = Optional.empty();
    private static volatile CountDownLatch held = new CountDownLatch(0);

    /** Lets the host be as if it were not there. */
    static void goAway() {
        examines = false;
        holder = Optional.empty();
        held.countDown();
        held = new CountDownLatch(0);
    }

    /** Lets a doctor examine it. */
    static void examine() {
        examines = true;
    }

    /** Lets a process of that name hold a dmabuf. */
    static void holds(String process) {
        holder = Optional.of(process);
    }

    /** Lets each search for devices and dmabufs that begins from now on take until the latch is counted down. */
    static CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    /** Lets each search that begins from now on end at once. */
    static void holdNoMore() {
        held = new CountDownLatch(0);
    }

    /** How often it was examined since the tests began. */
    static int examined() {
        return EXAMINED.get();
    }

    /** How many searches for dmabufs were begun since the tests began. */
    static int scanned() {
        return SCANNED.get();
    }

    /** How many searches for devices were begun since the tests began. */
    static int searched() {
        return SEARCHED.get();
    }

    /** As the platform makes it, which reads of it in plugin.xml. */
    public PretendedHost() {
        super("pretended", LABEL);
    }

    @Override
    public List<DeviceDescription> discover(BooleanSupplier cancelled) {
        CountDownLatch latch = held;
        SEARCHED.incrementAndGet();
        await(latch);
        return List.of();
    }

    @Override
    public Optional<HolderScanner> holders() {
        return holder.map(process -> cancelled -> scan(process));
    }

    private static HolderScanner.Scan scan(String process) {
        CountDownLatch latch = held;
        SCANNED.incrementAndGet();
        await(latch);
        DmabufHolding holding = new DmabufHolding(
                PID, process, 5, OptionalLong.of(7), OptionalLong.of(0x1000), Optional.empty(), Optional.empty());
        return new HolderScanner.Scan(List.of(holding), List.of(), 0);
    }

    @Override
    public Optional<Doctor> doctor() {
        return examines ? Optional.of(new Examiner()) : Optional.empty();
    }

    /** Finds one thing that a command mends, named by how often it looked, and one that is well. */
    private static final class Examiner implements Doctor {

        @Override
        public List<Finding> examineHost(BooleanSupplier cancelled) {
            String title = "wrong at look " + EXAMINED.incrementAndGet();
            return List.of(
                    new Finding("wrong", Finding.Severity.ERROR, title, "It is.", Optional.of(COMMAND)),
                    new Finding("well", Finding.Severity.OK, "well", "It is.", Optional.empty()));
        }

        @Override
        public List<Finding> examine(DeviceDescription device) {
            return List.of();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
