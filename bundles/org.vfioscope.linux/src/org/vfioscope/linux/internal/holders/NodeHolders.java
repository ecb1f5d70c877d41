package org.vfioscope.linux.internal.holders;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import org.vfioscope.linux.internal.HostPaths;

/** Which processes have a device node open, as far as this user may see. */
public final class NodeHolders {

    /** Every process. */
    public static final LongPredicate ALL = pid -> true;

    /** Every process but this one. */
    public static final LongPredicate EXCEPT_THIS_PROCESS =
            pid -> pid != ProcessHandle.current().pid();

    private NodeHolders() {}

    /**
     * The holders of a node.
     *
     * @param paths where to look
     * @param node the node, below /dev
     * @param pids which processes are looked at
     * @return such as {@code qemu-system-x86 (1234)}; none where nobody can be named
     */
    public static List<String> of(HostPaths paths, Path node, LongPredicate pids) {
        List<String> holders = new ArrayList<>();
        try {
            for (ProcProcess process : ProcProcess.all(paths)) {
                if (pids.test(process.pid()) && holds(process, node.toString())) {
                    holders.add("%s (%s)".formatted(process.name(), process.pid()));
                }
            }
        } catch (IOException e) {
            // without /proc nobody can be named; the errno is explained all the same
            return holders;
        }
        return holders;
    }

    private static boolean holds(ProcProcess process, String node) {
        try {
            return process.descriptors().stream()
                    .anyMatch(descriptor -> descriptor.target().equals(node));
        } catch (AccessDeniedException e) {
            // another user's process
            return false;
        }
    }
}
