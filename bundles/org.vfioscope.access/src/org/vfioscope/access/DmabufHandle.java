package org.vfioscope.access;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.Dmabuf;

/** A dmabuf that a session made and owns until it is released; afterwards it stays to be looked at. */
public final class DmabufHandle {

    private final DeviceSession session;
    private final DmabufDescriptor descriptor;
    private final Dmabuf dmabuf;
    private final Instant created;
    private Instant released;

    DmabufHandle(DeviceSession session, DmabufDescriptor descriptor, Dmabuf dmabuf, Instant created) {
        this.session = session;
        this.descriptor = descriptor;
        this.dmabuf = dmabuf;
        this.created = created;
    }

    /** {@return what the dmabuf is} */
    public Dmabuf dmabuf() {
        return dmabuf;
    }

    /** {@return the session that owns it} */
    public DeviceSession session() {
        return session;
    }

    /** {@return when it was made} */
    public Instant created() {
        return created;
    }

    /** {@return when it was released; empty while its descriptor is open} */
    public synchronized Optional<Instant> released() {
        return Optional.ofNullable(released);
    }

    /** {@return whether its descriptor is open} */
    public synchronized boolean isLive() {
        return released == null;
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
        if (released != null) {
            return false;
        }
        released = session.now();
        return true;
    }
}
