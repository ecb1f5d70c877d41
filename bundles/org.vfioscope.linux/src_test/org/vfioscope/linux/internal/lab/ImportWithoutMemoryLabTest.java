package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.linux.internal.ChildJvm;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.ErrnoAdvisor;
import org.vfioscope.model.errno.Operation;

/**
 * ENOMEM of an import. Nothing of a dmabuf is pinned, so no limit of locked memory brings it about; but what the kernel allocates
 * for a mapping is charged to the control group of the process (GFP_KERNEL_ACCOUNT), and a group may have no memory at all.
 */
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class ImportWithoutMemoryLabTest {

    @TempDir
    Path folder;

    private Path groups;

    @BeforeEach
    void begin() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            // the device keeps it while it is closed; without it the answer would be ENODEV
            LabDevices.decode(access.open(LabDevices.EDU, Optional.of(OpenWay.IOMMUFD)), true);
        }
        groups = folder.resolve("groups");
        LabShell.root(
                "mkdir %1$s; mount -t cgroup2 groups %1$s; echo +memory > %1$s/cgroup.subtree_control; mkdir %1$s/none; echo 0 > %1$s/none/memory.max"
                        .formatted(groups));
    }

    @AfterEach
    void end() throws Exception {
        LabShell.root("rmdir %1$s/none; umount %1$s".formatted(groups));
    }

    @Test
    void theKernelHasNoMemoryForTheMapping() throws Exception {
        Path output = folder.resolve("output");
        Process importer = ChildJvm.start(
                output,
                // no thread but the main one has anything to do, and the heap is there from the beginning
                List.of("-Xint", "-XX:+UseSerialGC", "-Xms32m", "-Xmx32m", "-XX:+AlwaysPreTouch"),
                MemorylessImportProgram.class,
                LabDevices.EDU,
                groups.resolve("cgroup.procs").toString(),
                groups.resolve("none/cgroup.procs").toString());
        try {
            assertThat(importer.waitFor(5, TimeUnit.MINUTES)).as("it ended").isTrue();
        } finally {
            importer.destroyForcibly().waitFor();
        }

        Advice advice = ErrnoAdvisor.advise(Operation.IOAS_MAP_FILE, Errno.ENOMEM);
        assertThat(contentOf(output.toFile()).lines())
                .as(contentOf(output.toFile()))
                .anyMatch(line -> line.equals("before: mapped"))
                .anyMatch(line -> line.startsWith("meanwhile: ")
                        && line.contains(Errno.ENOMEM + ". " + advice.cause() + ". " + advice.remedy()))
                .anyMatch(line -> line.equals("after: mapped"));
        assertThat(importer.exitValue()).isZero();
    }
}
