package org.vfioscope.access;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;

/**
 * A dmabuf whose descriptor this application holds until it is released: one that it made of a device, or one that another
 * process sent. Afterwards it stays to be looked at. Safe for any thread.
 *
 * <p>The kernel shows nowhere whether a dmabuf is revoked: a state is what is believed, and its event says why.
 */
public abstract sealed class OwnedDmabuf permits DmabufHandle, ReceivedDmabuf {

    private final DmabufDescriptor descriptor;
    private final List<DmabufEvent> history = new CopyOnWriteArrayList<>();
    private volatile Optional<String> name;

    OwnedDmabuf(DmabufDescriptor descriptor, Optional<String> name, DmabufEvent birth) {
        this.descriptor = descriptor;
        this.name = name;
        history.add(birth);
    }

    /** {@return the descriptor's number in this process, or the simulator's stand-in for one} */
    public abstract int fd();

    /** {@return its size in bytes, unsigned} */
    public abstract long size();

    /** {@return its inode, by which other processes and debugfs name it} */
    public abstract long inode();

    /** {@return whose it is: the name of the device that it was made of, or the process that sent it} */
    public abstract String origin();

    /** {@return whether no descriptor of the kernel stands behind it} */
    public abstract boolean simulated();

    /** {@return how many ranges it holds; empty where only the process that made it knows} */
    abstract OptionalInt rangeCount();

    /** What a mapping leads to that begins at an offset inside of it. */
    abstract DmaSource part(long start);

    abstract Instant now();

    /** Tells the listeners; nothing is locked. */
    abstract void changed();

    /** Takes note that its imports are lost. */
    abstract void lost(String cause);

    /** {@return what happened to it, oldest first; the first event is how it came here} */
    public final List<DmabufEvent> history() {
        return List.copyOf(history);
    }

    /** {@return what is believed of it} */
    public final DmabufState state() {
        return history.getLast().state();
    }

    /** {@return when it was made, or came} */
    public final Instant created() {
        return history.getFirst().time();
    }

    /** {@return when it was released; empty while its descriptor is open} */
    public final Optional<Instant> released() {
        DmabufEvent last = history.getLast();
        return last.state() == DmabufState.RELEASED ? Optional.of(last.time()) : Optional.empty();
    }

    /** {@return whether its descriptor is open} */
    public final boolean isLive() {
        return state().isOpen();
    }

    /** {@return its name, where it has one} */
    public final Optional<String> name() {
        return name;
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
    public final int spawn(List<String> command, Map<String, String> environment) throws VfioException {
        return descriptor.spawn(command, environment);
    }

    /**
     * Closes the descriptor; the second time, nothing happens. Blocks.
     *
     * @throws VfioException if close(2) reports an error; the handle counts as released all the same, as the kernel
     *     has let go of the number
     */
    public final void release() throws VfioException {
        if (markReleased()) {
            try {
                descriptor.close();
            } finally {
                changed();
            }
        }
    }

    /** Releases without telling the listeners: for an owner that tells of its own end. */
    final void releaseWithOwner() throws VfioException {
        if (markReleased()) {
            descriptor.close();
        }
    }

    private synchronized boolean markReleased() {
        if (!isLive()) {
            return false;
        }
        history.add(new DmabufEvent(now(), DmabufState.RELEASED, "Its descriptor was closed here"));
        return true;
    }

    /**
     * The open flags that the kernel kept. Blocks.
     *
     * @return the flags; empty where no descriptor of the kernel stands behind it
     * @throws VfioException if the kernel refuses
     */
    public final Optional<OpenFlags> openFlags() throws VfioException {
        return descriptor.openFlags();
    }

    /**
     * Names it, for whoever looks at fdinfo or debugfs (DMA_BUF_SET_NAME). Blocks.
     *
     * @param text at most 31 bytes of UTF-8
     * @throws VfioException if the kernel refuses; EINVAL where the name is too long
     */
    public final void rename(String text) throws VfioException {
        descriptor.setName(text);
        name = descriptor.name();
        changed();
    }

    /**
     * The devices that are attached to it, from debugfs. Blocks.
     *
     * @return the devices' names; none where nothing is attached
     * @throws VfioException if debugfs cannot be read, as by any user but root
     */
    public final List<String> attachments() throws VfioException {
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
    public final boolean send(Path socket, BooleanSupplier cancelled) throws VfioException {
        boolean sent = descriptor.send(socket, cancelled);
        if (sent) {
            note("Handed over to the process that listens at " + socket);
            changed();
        }
        return sent;
    }

    /** Takes note of what leaves its state as it is; a release that came meanwhile stays the last event. */
    private synchronized void note(String what) {
        int at = isLive() ? history.size() : history.size() - 1;
        history.add(at, new DmabufEvent(now(), history.get(at - 1).state(), what));
    }

    /**
     * Finds out whether it is revoked, by an import into an IOAS that no device is attached to. Blocks. What it tells goes
     * into the history.
     *
     * @return what came of the import
     * @throws VfioException if closing what was made for it fails
     */
    public final TriedImport tryImport() throws VfioException {
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
            changed();
        }
        return tried;
    }

    /** The newest revocation among the events but the first ones. */
    final Optional<DmabufEvent> revocationSince(int events) {
        List<DmabufEvent> all = history();
        return IntStream.range(events, all.size())
                .filter(i -> all.get(i).state() == DmabufState.REVOKED
                        && all.get(i - 1).state() != DmabufState.REVOKED)
                .mapToObj(all::get)
                .reduce((earlier, later) -> later);
    }

    /** Maps a part of it; the descriptor stays this handle's. */
    final long mapInto(AddressSpaceIo space, ImportRequest request) throws VfioException {
        return space.mapDmabuf(descriptor, request.start(), request.length(), request.iova(), request.access());
    }

    /** Takes note that its device was reset or closed, which revokes it whatever the registers say. */
    final synchronized void revoke(String cause) {
        if (isLive() && state() != DmabufState.REVOKED) {
            history.add(new DmabufEvent(now(), DmabufState.REVOKED, cause));
            lost(cause);
        }
    }

    /** Takes note of whether the device answers at its memory BARs; the cause says how that is known. */
    final synchronized void deviceAnswers(boolean answers, String cause) {
        DmabufState next = switch (state()) {
            case LIVE, RESTORED -> answers ? state() : DmabufState.REVOKED;
            case BORN_REVOKED, REVOKED -> answers ? DmabufState.RESTORED : state();
            case RELEASED -> state();
        };
        if (next != state()) {
            history.add(new DmabufEvent(now(), next, cause));
            if (next == DmabufState.REVOKED) {
                lost(cause);
            }
        }
    }
}
