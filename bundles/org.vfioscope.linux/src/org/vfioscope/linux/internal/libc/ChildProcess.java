package org.vfioscope.linux.internal.libc;

import com.sun.jna.Memory;
import com.sun.jna.StringArray;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Operation;

/**
 * Runs a command that inherits one descriptor beside the standard streams. {@link ProcessBuilder} cannot do that: it
 * closes every other descriptor in the child.
 */
public final class ChildProcess {

    /** The descriptor's number in the child, the first behind the standard streams. */
    private static final int CHILD_FD = 3;

    private static final String FD_PLACE = "%d";

    /** What a shell adds to the number of the signal that ended a command. */
    private static final int SIGNALLED = 128;

    private ChildProcess() {}

    /**
     * Runs a command and waits for its end. The descriptor may be closed here meanwhile.
     *
     * @param inherited the descriptor
     * @param command the command and its arguments; looked up in PATH
     * @param environment added to this process's; {@code %d} stands for the descriptor's number in the child
     * @return the exit status, or 128 plus the signal that ended it
     * @throws VfioException if the command cannot be started
     */
    public static int run(OwnedDescriptor inherited, List<String> command, Map<String, String> environment)
            throws VfioException {
        String[] variables = environment(environment).entrySet().stream()
                .map(variable -> variable.getKey() + "=" + variable.getValue())
                .toArray(String[]::new);
        long pid = inherited.use(Operation.SPAWN, fd -> start(fd, command.toArray(String[]::new), variables));
        return waitFor(command.getFirst(), (int) pid);
    }

    private static Map<String, String> environment(Map<String, String> added) {
        Map<String, String> all = new HashMap<>(System.getenv());
        added.forEach((name, value) -> all.put(name, value.replace(FD_PLACE, Integer.toString(CHILD_FD))));
        return all;
    }

    private static int start(int fd, String[] command, String[] variables) throws VfioException {
        // the encoding in which the JVM itself passes names to the system
        String encoding = System.getProperty("sun.jnu.encoding", "UTF-8");
        try (SpawnSetup setup = new SpawnSetup(command[0], fd, CHILD_FD);
                StringArray argv = new StringArray(command, encoding);
                StringArray envp = new StringArray(variables, encoding);
                Memory pid = new Memory(Integer.BYTES)) {
            SystemCall.requireZero(
                    command[0],
                    Operation.SPAWN,
                    SpawnLibC.posix_spawnp(
                            pid, argv.getPointer(0), setup.fileActions(), setup.attributes(), argv, envp));
            return pid.getInt(0);
        }
    }

    private static int waitFor(String command, int pid) throws VfioException {
        try (Memory status = new Memory(Integer.BYTES)) {
            SystemCall.run(command, Operation.SPAWN, () -> SpawnLibC.waitpid(pid, status, 0));
            int word = status.getInt(0);
            // WTERMSIG and WEXITSTATUS, bits/waitstatus.h
            int signal = word & 0x7f;
            return signal == 0 ? word >> 8 & 0xff : SIGNALLED + signal;
        }
    }
}
