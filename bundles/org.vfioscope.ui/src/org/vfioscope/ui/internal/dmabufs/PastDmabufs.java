package org.vfioscope.ui.internal.dmabufs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.SessionListener;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.ui.internal.rows.OpenDevice.MadeDmabuf;

/**
 * Keeps the dmabufs of devices that were closed, with their histories, from the window's beginning on and whether it is
 * looked at or not. Safe for any thread.
 */
public final class PastDmabufs implements SessionListener, AutoCloseable {

    /** So many are kept; of more, the oldest go. */
    static final int MOST = 1000;

    private final DeviceAccess access;
    private final Deque<PastDmabuf> kept = new ArrayDeque<>();
    private long next;

    /**
     * Begins to listen.
     *
     * @param access the devices
     */
    public PastDmabufs(DeviceAccess access) {
        this.access = access;
        access.addListener(this);
    }

    @Override
    public void opened(DeviceSession session) {
        // nothing has ended by that
    }

    @Override
    public void changed(DeviceSession session) {
        // what was released meanwhile is still the session's
    }

    @Override
    public synchronized void closed(DeviceSession session) {
        for (DmabufHandle handle : session.dmabufs()) {
            String region = session.snapshot()
                    .region(handle.dmabuf().region())
                    .map(RegionSnapshot::name)
                    .orElse("");
            kept.add(new PastDmabuf(next++, session.device(), region, handle.request(), MadeDmabuf.of(handle)));
            if (kept.size() > MOST) {
                kept.remove();
            }
        }
    }

    /** All that are kept, oldest first. */
    synchronized List<PastDmabuf> all() {
        return List.copyOf(kept);
    }

    /**
     * How to make a released dmabuf again, as far as that can be told.
     *
     * @param dmabuf the dmabuf
     * @return what to make; empty where it was forgotten
     */
    public synchronized Optional<NewDmabufs> again(Dmabuf dmabuf) {
        Optional<NewDmabufs> held = access.sessions().stream()
                .flatMap(session -> session.dmabufs().stream())
                .filter(handle -> handle.dmabuf().equals(dmabuf))
                .map(handle -> NewDmabufs.again(handle.request(), handle.name()))
                .reduce((earlier, later) -> later);
        return held.or(() -> kept.stream()
                .filter(past -> past.made().dmabuf().equals(dmabuf))
                .map(past -> NewDmabufs.again(past.request(), past.made().name()))
                .reduce((earlier, later) -> later));
    }

    /** Forgets all of them. */
    synchronized void clear() {
        kept.clear();
    }

    /** Ends listening. */
    @Override
    public void close() {
        access.removeListener(this);
    }
}
