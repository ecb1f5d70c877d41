package org.vfioscope.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufState;

/**
 * A dmabuf that a session made and owns until it is released; afterwards it stays to be looked at. Safe for any thread.
 *
 * <p>The kernel shows nowhere whether a dmabuf is revoked: the state is inferred from the device's command register and
 * power state, whenever the session reads or writes them.
 */
public final class DmabufHandle {

    private final DeviceSession session;
    private final DmabufDescriptor descriptor;
    private final Dmabuf dmabuf;
    private final List<DmabufEvent> history = new CopyOnWriteArrayList<>();

    DmabufHandle(DeviceSession session, DmabufDescriptor descriptor, Dmabuf dmabuf, DmabufEvent birth) {
        this.session = session;
        this.descriptor = descriptor;
        this.dmabuf = dmabuf;
        history.add(birth);
    }

    /** {@return what the dmabuf is} */
    public Dmabuf dmabuf() {
        return dmabuf;
    }

    /** {@return the session that owns it} */
    public DeviceSession session() {
        return session;
    }

    /** {@return what happened to it, oldest first; the first event is its making} */
    public List<DmabufEvent> history() {
        return List.copyOf(history);
    }

    /** {@return what is believed of it} */
    public DmabufState state() {
        return history.getLast().state();
    }

    /** {@return when it was made} */
    public Instant created() {
        return history.getFirst().time();
    }

    /** {@return when it was released; empty while its descriptor is open} */
    public Optional<Instant> released() {
        DmabufEvent last = history.getLast();
        return last.state() == DmabufState.RELEASED ? Optional.of(last.time()) : Optional.empty();
    }

    /** {@return whether its descriptor is open} */
    public boolean isLive() {
        return state().isOpen();
    }

    /**
     * Runs a command that inherits the descriptor, and waits for its end. Blocks.
     *
     * @param command the command and its arguments
     * @param environment what is added to this process's environment; {@code %d} stands for the descriptor's number in
     *     the child
     * @return the command's exit status, or 128 plus the signal that ended it
     * @throws VfioException if the command cannot be started, or a descriptor cannot be inherited here
     */
    public int spawn(List<String> command, Map<String, String> environment) throws VfioException {
        return descriptor.spawn(command, environment);
    }

    /**
     * Closes the descriptor; the second time, nothing happens. Blocks.
     *
     * @throws VfioException if close(2) reports an error; the handle counts as released all the same, as the kernel
     *     has let go of the number
     */
    public void release() throws VfioException {
        if (markReleased()) {
            try {
                descriptor.close();
            } finally {
                session.changed();
            }
        }
    }

    /** Releases without telling the listeners: for the session, which holds its lock and tells of its end itself. */
    void releaseWithSession() throws VfioException {
        if (markReleased()) {
            descriptor.close();
        }
    }

    private synchronized boolean markReleased() {
        if (!isLive()) {
            return false;
        }
        history.add(new DmabufEvent(session.now(), DmabufState.RELEASED, "Its descriptor was closed here"));
        return true;
    }

    /** Takes note of whether the device answers at its memory BARs; the cause says how that is known. */
    synchronized void deviceAnswers(boolean answers, String cause) {
        DmabufState next = switch (state()) {
            case LIVE, RESTORED -> answers ? state() : DmabufState.REVOKED;
            case BORN_REVOKED, REVOKED -> answers ? DmabufState.RESTORED : state();
            case RELEASED -> state();
        };
        if (next != state()) {
            history.add(new DmabufEvent(session.now(), next, cause));
        }
    }
}
