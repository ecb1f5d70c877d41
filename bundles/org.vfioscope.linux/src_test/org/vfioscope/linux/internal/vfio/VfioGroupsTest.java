package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.libc.IoctlCall;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** On files that are no VFIO nodes; the lab's tests have real ones. */
class VfioGroupsTest {

    @TempDir
    Path folder;

    private VfioException refusal(SysfsTree tree) {
        return catchThrowableOfType(
                VfioException.class, () -> new VfioGroups(tree.paths(), IoctlCall.KERNEL).open("0000:03:00.0", 8));
    }

    @Test
    void aKernelWithoutVfioIsExplained() {
        VfioException e = refusal(new SysfsTree(folder));

        assertThat(e.operation()).isEqualTo(Operation.OPEN_CONTAINER);
        assertThat(e.errno()).isEqualTo(Errno.ENOENT);
        assertThat(e.advice().remedy()).contains("modprobe vfio-pci");
    }

    @Test
    void whatWasOpenedIsClosedWhenTheNextStepFails() throws Exception {
        SysfsTree tree = new SysfsTree(folder).node(8);
        Files.writeString(tree.paths().containerNode(), "");
        refusal(tree);
        List<String> before = OpenDescriptors.now();

        VfioException e = refusal(tree);

        assertThat(e.operation()).isEqualTo(Operation.GET_API_VERSION);
        assertThat(e.errno()).isEqualTo(Errno.ENOTTY);
        assertThat(OpenDescriptors.now()).isEqualTo(before);
        assertThat(OpenDescriptors.to(folder.toString())).isEmpty();
    }

    @Test
    void theProcessesThatHoldANodeAreNamed() throws Exception {
        SysfsTree tree = new SysfsTree(folder).node(8);
        Path proc = tree.paths().proc();
        for (String pid : List.of("17", "18", "sys")) {
            Files.createDirectories(proc.resolve(pid + "/fd"));
            Files.createSymbolicLink(proc.resolve(pid + "/fd/0"), proc.resolve("null"));
        }
        Files.createSymbolicLink(proc.resolve("17/fd/9"), tree.paths().groupNode(8));
        Files.writeString(proc.resolve("17/comm"), "qemu-system-x86\n");
        Files.createDirectory(proc.resolve("19"));

        assertThat(NodeHolders.of(tree.paths(), tree.paths().groupNode(8), NodeHolders.ALL))
                .containsExactly("qemu-system-x86 (17)");
        assertThat(NodeHolders.of(tree.paths(), tree.paths().groupNode(9), NodeHolders.ALL))
                .isEmpty();
    }
}
