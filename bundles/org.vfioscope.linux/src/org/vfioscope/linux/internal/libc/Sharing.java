package org.vfioscope.linux.internal.libc;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;

/**
 * Things that the kernel gives a process once, shared by those who need them: opened for the first, closed with the last.
 * Safe for any thread; while one thing is being opened or closed, whoever needs another one does not wait.
 *
 * @param <K> what tells the things apart
 * @param <T> the things
 */
public final class Sharing<K, T extends Sharing.Closeable> {

    private final Map<K, Slot<T>> slots = new HashMap<>();

    /** What is shared. */
    public interface Closeable extends AutoCloseable {
        @Override
        void close() throws VfioException;
    }

    /**
     * Opens what nobody has open.
     *
     * @param <T> what it is
     */
    @FunctionalInterface
    public interface Opener<T> {
        /**
         * Opens it.
         *
         * @return the open thing
         * @throws VfioException if the kernel refuses
         */
        T open() throws VfioException;
    }

    /** The place of one thing. Its monitor is held while the thing is opened or closed; users belong to the map's monitor. */
    private static final class Slot<T> {
        private T thing;
        private int users;
    }

    /** One user's share. */
    public final class Share implements AutoCloseable {

        private final K key;
        private final Slot<T> slot;
        private final T thing;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Share(K key, Slot<T> slot) {
            this.key = key;
            this.slot = slot;
            this.thing = slot.thing;
        }

        /** {@return what is shared, open as long as this share is held} */
        public T get() {
            return thing;
        }

        /** Gives the share back; with the last one the thing is closed. The second time, nothing happens. */
        @Override
        public void close() throws VfioException {
            if (held.getAndSet(false)) {
                leave(key, slot);
            }
        }
    }

    /**
     * Takes a share. Blocks while the thing is being opened or closed.
     *
     * @param key which thing
     * @param opener opens it where nobody has it open
     * @return the share; the caller closes it
     * @throws VfioException what the opener throws
     */
    public Share acquire(K key, Opener<T> opener) throws VfioException {
        Slot<T> slot;
        synchronized (slots) {
            slot = slots.computeIfAbsent(key, absent -> new Slot<>());
            slot.users++;
        }
        try {
            synchronized (slot) {
                if (slot.thing == null) {
                    slot.thing = opener.open();
                }
                return new Share(key, slot);
            }
        } catch (VfioException e) {
            throw Closing.after(e, () -> leave(key, slot));
        } catch (RuntimeException e) {
            throw Closing.after(e, () -> leave(key, slot));
        }
    }

    private void leave(K key, Slot<T> slot) throws VfioException {
        synchronized (slot) {
            T unused = null;
            synchronized (slots) {
                slot.users--;
                if (slot.users == 0) {
                    unused = slot.thing;
                    slot.thing = null;
                }
            }
            try {
                if (unused != null) {
                    unused.close();
                }
            } finally {
                // whoever came while it was being closed waits for the slot, and opens it anew
                synchronized (slots) {
                    if (slot.users == 0) {
                        slots.remove(key, slot);
                    }
                }
            }
        }
    }
}
