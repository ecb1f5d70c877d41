package org.vfioscope.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;

/**
 * A dmabuf that a session made and owns until it is released; afterwards it stays to be looked at. Safe for any thread.
 *
 * <p>The kernel shows nowhere whether a dmabuf is revoked: the state is inferred from the device's command register and
 * power state, whenever the session reads or writes them.
 */
public final class DmabufHandle {

    private final DeviceSession session;
    private final DmabufDescriptor descriptor;
    private final DmabufRequest request;
    private final Dmabuf dmabuf;
    private volatile Optional<String> name = Optional.empty();
    private final List<DmabufEvent> history = new CopyOnWriteArrayList<>();

    DmabufHandle(
            DeviceSession session,
            DmabufDescriptor descriptor,
            DmabufRequest request,
            Dmabuf dmabuf,
            DmabufEvent birth) {
        this.session = session;
        this.descriptor = descriptor;
        this.request = request;
        this.dmabuf = dmabuf;
        history.add(birth);
    }

    /** {@return what the dmabuf is} */
    public Dmabuf dmabuf() {
        return dmabuf;
    }

    /** {@return what was asked of the kernel, so that it can be asked again} */
    public DmabufRequest request() {
        return request;
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
        revoke("Its device was closed");
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

    /** {@return its name, where it was given one here} */
    public Optional<String> name() {
        return name;
    }

    /**
     * The open flags that the kernel kept. Blocks.
     *
     * @return the flags; empty where no descriptor of the kernel stands behind it
     * @throws VfioException if the kernel refuses
     */
    public Optional<OpenFlags> openFlags() throws VfioException {
        return descriptor.openFlags();
    }

    /**
     * Names it, for whoever looks at fdinfo or debugfs (DMA_BUF_SET_NAME). Blocks.
     *
     * @param text at most 31 bytes of UTF-8
     * @throws VfioException if the kernel refuses; EINVAL where the name is too long
     */
    public void rename(String text) throws VfioException {
        descriptor.setName(text);
        name = descriptor.name();
        session.changed();
    }

    /**
     * The devices that are attached to it, from debugfs. Blocks.
     *
     * @return the devices' names; none where nothing is attached
     * @throws VfioException if debugfs cannot be read, as by any user but root
     */
    public List<String> attachments() throws VfioException {
        return descriptor.attachments();
    }

    /**
     * Sends it to another process over a UNIX socket (SCM_RIGHTS). Blocks. The other process holds it from then on as well:
     * a release here does not end it there. That it was sent goes into the history.
     *
     * @param socket where the other process listens
     * @param cancelled polled while the other process keeps us waiting
     * @return whether it was sent; not where it was cancelled before
     * @throws VfioException if nobody listens there, or the kernel refuses
     */
    public boolean send(Path socket, BooleanSupplier cancelled) throws VfioException {
        boolean sent = descriptor.send(socket, cancelled);
        if (sent) {
            note("Handed over to the process that listens at " + socket);
            session.changed();
        }
        return sent;
    }

    /** Takes note of what leaves its state as it is; a release that came meanwhile stays the last event. */
    private synchronized void note(String what) {
        int at = isLive() ? history.size() : history.size() - 1;
        history.add(at, new DmabufEvent(session.now(), history.get(at - 1).state(), what));
    }

    /**
     * Finds out whether it is revoked, by an import into an IOAS that no device is attached to. Blocks. What it tells goes
     * into the history.
     *
     * @return what came of the import
     * @throws VfioException if closing what was made for it fails
     */
    public TriedImport tryImport() throws VfioException {
        TriedImport tried = descriptor.tryImport();
        Optional<Boolean> answers = switch (tried) {
            case TriedImport.Taken taken -> Optional.of(true);
            case TriedImport.Refused refused ->
                refused.errno().equals(Errno.ENODEV) ? Optional.of(false) : Optional.empty();
            case TriedImport.Impossible impossible -> Optional.empty();
        };
        if (answers.isPresent()) {
            deviceAnswers(
                    answers.get(),
                    "Tried: an import into a scratch IOAS " + (answers.get() ? "worked" : "was refused"));
            session.changed();
        }
        return tried;
    }

    /** The newest revocation among the events but the first ones. */
    Optional<DmabufEvent> revocationSince(int events) {
        List<DmabufEvent> all = history();
        return IntStream.range(events, all.size())
                .filter(i -> all.get(i).state() == DmabufState.REVOKED
                        && all.get(i - 1).state() != DmabufState.REVOKED)
                .mapToObj(all::get)
                .reduce((earlier, later) -> later);
    }

    /** Maps a part of it; the descriptor stays this handle's. */
    long mapInto(AddressSpaceIo space, ImportRequest request) throws VfioException {
        return space.mapDmabuf(descriptor, request.start(), request.length(), request.iova(), request.access());
    }

    /** Takes note that its device was reset or closed, which revokes it whatever the registers say. */
    synchronized void revoke(String cause) {
        if (isLive() && state() != DmabufState.REVOKED) {
            history.add(new DmabufEvent(session.now(), DmabufState.REVOKED, cause));
            session.lost(this, cause);
        }
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
            if (next == DmabufState.REVOKED) {
                session.lost(this, cause);
            }
        }
    }
}
