package org.vfioscope.linux.internal.libc;

import com.sun.jna.Native;
import com.sun.jna.Pointer;

/**
 * The functions of the C library that start a process (spawn.h, signal.h, sys/wait.h). Those named posix_spawn return an
 * error number; the others set errno.
 */
final class SpawnLibC {

    /** At least sizeof(posix_spawn_file_actions_t), spawn.h: 80 in glibc for 64 bits. */
    static final int FILE_ACTIONS_SIZE = 256;
    /** At least sizeof(posix_spawnattr_t), spawn.h: 336 in glibc for 64 bits. */
    static final int ATTRIBUTES_SIZE = 512;
    /** sizeof(sigset_t), bits/types/__sigset_t.h: 1024 bits. */
    static final int SIGSET_SIZE = 128;
    /** POSIX_SPAWN_SETSIGDEF, spawn.h. */
    static final short SETSIGDEF = 0x04;
    /** POSIX_SPAWN_SETSIGMASK, spawn.h. */
    static final short SETSIGMASK = 0x08;
    /** SIGPIPE, asm-generic/signal.h. */
    static final int SIGPIPE = 13;
    /** SIGXFSZ, asm-generic/signal.h. */
    static final int SIGXFSZ = 25;

    static {
        Native.register(SpawnLibC.class, "c");
    }

    private SpawnLibC() {}

    // int posix_spawnp(pid_t *pid, const char *file, const posix_spawn_file_actions_t *file_actions,
    //                  const posix_spawnattr_t *attrp, char *const argv[], char *const envp[]);
    static native int posix_spawnp(
            Pointer pid, Pointer file, Pointer fileActions, Pointer attributes, Pointer argv, Pointer envp);

    // int posix_spawn_file_actions_init(posix_spawn_file_actions_t *file_actions);
    static native int posix_spawn_file_actions_init(Pointer fileActions);

    // int posix_spawn_file_actions_adddup2(posix_spawn_file_actions_t *file_actions, int fd, int newfd);
    static native int posix_spawn_file_actions_adddup2(Pointer fileActions, int fd, int newFd);

    // int posix_spawn_file_actions_addclosefrom_np(posix_spawn_file_actions_t *file_actions, int from);  (glibc 2.34)
    static native int posix_spawn_file_actions_addclosefrom_np(Pointer fileActions, int from);

    // int posix_spawn_file_actions_destroy(posix_spawn_file_actions_t *file_actions);
    static native int posix_spawn_file_actions_destroy(Pointer fileActions);

    // int posix_spawnattr_init(posix_spawnattr_t *attr);
    static native int posix_spawnattr_init(Pointer attributes);

    // int posix_spawnattr_setflags(posix_spawnattr_t *attr, short flags);
    static native int posix_spawnattr_setflags(Pointer attributes, short flags);

    // int posix_spawnattr_setsigdefault(posix_spawnattr_t *attr, const sigset_t *sigdefault);
    static native int posix_spawnattr_setsigdefault(Pointer attributes, Pointer sigset);

    // int posix_spawnattr_setsigmask(posix_spawnattr_t *attr, const sigset_t *sigmask);
    static native int posix_spawnattr_setsigmask(Pointer attributes, Pointer sigset);

    // int posix_spawnattr_destroy(posix_spawnattr_t *attr);
    static native int posix_spawnattr_destroy(Pointer attributes);

    // int sigemptyset(sigset_t *set);
    static native int sigemptyset(Pointer sigset);

    // int sigaddset(sigset_t *set, int signum);
    static native int sigaddset(Pointer sigset, int signal);

    // pid_t waitpid(pid_t pid, int *status, int options);
    static native int waitpid(int pid, Pointer status, int options);
}
