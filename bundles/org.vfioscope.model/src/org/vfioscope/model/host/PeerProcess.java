package org.vfioscope.model.host;

import java.util.Optional;

/**
 * The process at the other end of a UNIX socket, as the kernel names it (SO_PEERCRED, unix(7)).
 *
 * @param pid the process; 0 where it lives in a PID namespace that cannot be seen from here
 * @param uid the user it ran as when it connected, an unsigned number of 32 bits
 * @param name its name, from /proc/PID/comm; empty where it cannot be told, as of one that has ended
 */
public record PeerProcess(int pid, int uid, Optional<String> name) {

    /** {@return the process for people, such as {@code process 4711 (qemu-system-x86) of user 1000}} */
    public String label() {
        String user = Integer.toUnsignedString(uid);
        return pid == 0
                ? "a process of another PID namespace, of user " + user
                : "process " + pid + name.map(given -> " (" + given + ")").orElse("") + " of user " + user;
    }
}
