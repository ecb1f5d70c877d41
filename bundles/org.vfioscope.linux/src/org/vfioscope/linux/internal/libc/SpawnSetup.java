package org.vfioscope.linux.internal.libc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Operation;

/** How a child process is to start: which descriptors it gets, and its signals as a shell would give them. */
final class SpawnSetup implements AutoCloseable {

    private final String subject;
    private final Memory fileActions = new Memory(SpawnLibC.FILE_ACTIONS_SIZE);
    private final Memory attributes = new Memory(SpawnLibC.ATTRIBUTES_SIZE);

    /**
     * A child that inherits the standard streams and one descriptor.
     *
     * @param subject the command, for messages
     * @param fd the descriptor here
     * @param childFd its number in the child; the next number and those above it are closed there
     * @throws VfioException if memory is short
     */
    SpawnSetup(String subject, int fd, int childFd) throws VfioException {
        this.subject = subject;
        require(SpawnLibC.posix_spawn_file_actions_init(fileActions));
        require(SpawnLibC.posix_spawnattr_init(attributes));
        try {
            // with equal numbers, adddup2 clears close-on-exec instead
            require(SpawnLibC.posix_spawn_file_actions_adddup2(fileActions, fd, childFd));
            require(SpawnLibC.posix_spawn_file_actions_addclosefrom_np(fileActions, childFd + 1));
            setSignals();
        } catch (VfioException e) {
            close();
            throw e;
        }
    }

    Pointer fileActions() {
        return fileActions;
    }

    Pointer attributes() {
        return attributes;
    }

    /** The JVM blocks SIGQUIT in its threads, and whoever started it may ignore SIGPIPE: neither is for the child. */
    private void setSignals() throws VfioException {
        try (Memory none = new Memory(SpawnLibC.SIGSET_SIZE);
                Memory defaults = new Memory(SpawnLibC.SIGSET_SIZE)) {
            SpawnLibC.sigemptyset(none);
            SpawnLibC.sigemptyset(defaults);
            SpawnLibC.sigaddset(defaults, SpawnLibC.SIGPIPE);
            SpawnLibC.sigaddset(defaults, SpawnLibC.SIGXFSZ);
            require(SpawnLibC.posix_spawnattr_setsigmask(attributes, none));
            require(SpawnLibC.posix_spawnattr_setsigdefault(attributes, defaults));
        }
        require(SpawnLibC.posix_spawnattr_setflags(attributes, (short) (SpawnLibC.SETSIGMASK | SpawnLibC.SETSIGDEF)));
    }

    private void require(int error) throws VfioException {
        SystemCall.requireZero(subject, Operation.SPAWN, error);
    }

    @Override
    public void close() {
        SpawnLibC.posix_spawn_file_actions_destroy(fileActions);
        SpawnLibC.posix_spawnattr_destroy(attributes);
        fileActions.close();
        attributes.close();
    }
}
