package org.vfioscope.linux.internal.vfio;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.holders.NodeHolders;
import org.vfioscope.linux.internal.sysfs.DeviceNodes;
import org.vfioscope.linux.internal.sysfs.IommuGroup;
import org.vfioscope.linux.internal.sysfs.Obstacles;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;

/** Explains why a node could not be opened or bound by what the host shows: who has it, who may, what blocks its group. */
final class NodeAdvice {

    private NodeAdvice() {}

    /** The same refusal with a better explanation. */
    static VfioException because(VfioException e, Advice advice) {
        return new VfioException(e.subject(), e.operation(), e.errno(), advice);
    }

    /** EACCES of open(2). */
    static VfioException forbidden(VfioException e, Path node) {
        return because(
                e, new Advice("This user may not read and write %s".formatted(node), Obstacles.grant(List.of(node))));
    }

    /** EBUSY of open(2) of a group: it is open already, or one of its devices is by its own node. */
    static VfioException groupBusy(VfioException e, HostPaths paths, Path node, int group) {
        List<Path> nodes = new ArrayList<>(List.of(node));
        nodes.addAll(new DeviceNodes(paths).cdevsOfGroup(group));
        return because(
                e,
                inUse(paths, nodes)
                        .orElseGet(() -> new Advice(
                                "Another process has %s open; a group has one owner at a time".formatted(node),
                                "Find it as root with: fuser -v %s  and stop it, often a virtual machine"
                                        .formatted(node))));
    }

    /** A refusal of VFIO_DEVICE_BIND_IOMMUFD; the device's own node is open in this process by now. */
    static VfioException notBound(VfioException e, HostPaths paths, Path cdev, int group) {
        DeviceNodes nodes = new DeviceNodes(paths);
        Optional<Advice> advice = Optional.empty();
        if (e.errno().equals(Errno.EBUSY)) {
            advice = inUse(paths, nodes.group(group).stream().toList());
        } else if (e.errno().equals(Errno.EINVAL)) {
            advice = inUse(paths, List.of(cdev), NodeHolders.EXCEPT_THIS_PROCESS);
        } else if (e.errno().equals(Errno.EPERM)) {
            advice = IommuGroup.blocked(paths, group)
                    .or(() -> inUse(paths, nodes.cdevsOfGroup(group), NodeHolders.EXCEPT_THIS_PROCESS));
        }
        return advice.map(known -> because(e, known)).orElse(e);
    }

    private static Optional<Advice> inUse(HostPaths paths, List<Path> nodes) {
        return inUse(paths, nodes, NodeHolders.ALL);
    }

    private static Optional<Advice> inUse(HostPaths paths, List<Path> nodes, LongPredicate processes) {
        for (Path node : nodes) {
            List<String> holders = NodeHolders.of(paths, node, processes);
            if (!holders.isEmpty()) {
                return Optional.of(new Advice(
                        "%s has %s open; a group has one owner at a time".formatted(String.join(", ", holders), node),
                        "Close the device there, or stop that process"));
            }
        }
        return Optional.empty();
    }
}
