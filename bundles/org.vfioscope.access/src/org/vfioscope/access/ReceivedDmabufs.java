package org.vfioscope.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.DmabufReceiver;
import org.vfioscope.access.spi.SentDmabufs;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.host.PeerProcess;

/** The dmabufs that other processes sent during this run. Each is held until it is released. Safe for any thread. */
public final class ReceivedDmabufs {

    private final DeviceAccess access;
    private final List<ReceivedDmabuf> all = new CopyOnWriteArrayList<>();
    /** Devices whose imports were lost, and whose listeners do not know yet. */
    private final Set<DeviceSession> affected = ConcurrentHashMap.newKeySet();

    private long next;
    /** How often all was released, under this monitor: nothing slips in behind {@link #releaseAll}. */
    private int releases;

    ReceivedDmabufs(DeviceAccess access) {
        this.access = access;
    }

    /** {@return all that came, released ones included until they are forgotten, oldest first} */
    public List<ReceivedDmabuf> all() {
        return List.copyOf(all);
    }

    /** {@return who receives dmabufs here; empty where no provider's dmabufs are the kernel's} */
    public Optional<DmabufReceiver> receiver() {
        return access.providers().stream()
                .map(DeviceProvider::receiver)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /**
     * Listens at a path until one process has sent its dmabufs and hung up. Blocks.
     *
     * @param socket where to listen; made for this user alone, and removed afterwards
     * @param cancelled polled while nothing comes; once true, what came so far is kept
     * @return what came, held from now on; nothing where it was cancelled before
     * @throws VfioException if the socket cannot be made, or what came is no dmabuf; everything that came is closed again
     * @throws DeviceException if nothing came, nobody can receive here, or all was released meanwhile
     */
    public List<ReceivedDmabuf> receive(Path socket, BooleanSupplier cancelled) throws VfioException, DeviceException {
        DmabufReceiver receiver = receiver()
                .orElseThrow(() -> new DeviceException(
                        "no provider of devices can receive dmabufs: this product was built without the kernel's"));
        int before = releases();
        SentDmabufs sent = receiver.receive(socket, cancelled);
        List<ReceivedDmabuf> came = own(sent, socket);
        if (came.isEmpty() && !cancelled.getAsBoolean()) {
            throw new DeviceException("no dmabuf came: %s hung up without sending one"
                    .formatted(sent.sender().map(PeerProcess::label).orElse("the other process")));
        }
        if (!add(came, before)) {
            DeviceException late = new DeviceException("what came is not kept: everything is being released");
            came.forEach(dmabuf -> Closing.after(late, dmabuf::releaseWithOwner));
            throw late;
        }
        if (!came.isEmpty()) {
            changed();
        }
        return came;
    }

    private List<ReceivedDmabuf> own(SentDmabufs sent, Path socket) throws VfioException {
        List<ReceivedDmabuf> came = new ArrayList<>();
        try {
            for (DmabufDescriptor descriptor : sent.dmabufs()) {
                String from = sent.sender().map(PeerProcess::label).orElse("another process");
                String cause =
                        "Received from %s at %s; whether it is revoked, a check can tell".formatted(from, socket);
                DmabufEvent birth = new DmabufEvent(now(), DmabufState.LIVE, cause);
                came.add(new ReceivedDmabuf(this, number(), descriptor, sent.sender(), birth));
            }
            return came;
        } catch (VfioException | RuntimeException e) {
            sent.dmabufs().forEach(descriptor -> Closing.after(e, descriptor));
            throw e;
        }
    }

    private synchronized long number() {
        return next++;
    }

    private synchronized int releases() {
        return releases;
    }

    private synchronized boolean add(List<ReceivedDmabuf> came, int releasesBefore) {
        return releases == releasesBefore && (came.isEmpty() || all.addAll(came));
    }

    /** Forgets those that are released; what is held cannot be forgotten. */
    public void forgetReleased() {
        if (all.removeIf(dmabuf -> !dmabuf.isLive())) {
            changed();
        }
    }

    /** Releases all that are held, and whatever comes of those who wait just now. */
    void releaseAll(Closing closing) {
        synchronized (this) {
            releases++;
        }
        boolean any = all.stream().anyMatch(OwnedDmabuf::isLive);
        all.forEach(dmabuf -> closing.run(dmabuf::releaseWithOwner));
        if (any) {
            changed();
        }
    }

    Instant now() {
        return access.clock().instant();
    }

    /** Tells the listeners, those of devices whose imports were lost included; nothing is locked. */
    void changed() {
        access.receivedChanged();
        for (DeviceSession session : List.copyOf(affected)) {
            affected.remove(session);
            access.changed(session);
        }
    }

    /** Takes note that imports of one are lost; {@link #changed} tells of it. */
    void lost(ReceivedDmabuf dmabuf, String cause) {
        affected.addAll(access.lost(dmabuf, cause));
    }
}
