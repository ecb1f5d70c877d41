package org.vfioscope.linux.internal.binding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.linux.internal.holders.ProcTree;

class DeviceUseTest {

    private static final String BDF = "0000:01:00.0";

    @TempDir
    Path folder;

    private SysfsTree tree;
    private HostPaths paths;
    private List<String> addresses = List.of();

    @BeforeEach
    void makeDevice() throws IOException {
        tree = new SysfsTree(folder.toRealPath()).plainDevice(BDF).group(12).driver("nvme");
        paths = tree.paths();
        Files.createDirectories(paths.proc().resolve("self"));
    }

    private AbstractThrowableAssert<?, DeviceException> use() {
        return assertThat(
                catchThrowableOfType(DeviceException.class, () -> new DeviceUse(paths, name -> addresses).check(BDF)));
    }

    private void classEntry(String kind, String name, String device) throws IOException {
        Path real = Files.createDirectories(
                paths.pciDevices().resolve(device).resolve(kind).resolve(name));
        Path entries = Files.createDirectories(paths.sysfs().resolve("class").resolve(kind));
        Files.createSymbolicLink(entries.resolve(name), real);
    }

    private void disk(String name, String number, String... holders) throws IOException {
        classEntry("block", name, BDF);
        Path entry = paths.sysfs().resolve("class/block").resolve(name);
        Files.writeString(entry.resolve("dev"), number + "\n");
        for (String holder : holders) {
            Files.createDirectories(entry.resolve("holders").resolve(holder));
        }
    }

    private void proc(String file, String text) throws IOException {
        Files.writeString(paths.proc().resolve(file), text);
    }

    @Test
    void anIdleDevicePasses() throws IOException {
        disk("nvme0n1", "259:0");
        proc("self/mountinfo", "22 1 8:1 / / rw shared:1 - ext4 /dev/sda1 rw\n");

        assertThatCode(() -> new DeviceUse(paths, name -> List.of()).check(BDF)).doesNotThrowAnyException();
    }

    @Test
    void aMountedPartition() throws IOException {
        disk("nvme0n1", "259:0");
        disk("nvme0n1p2", "259:2");
        proc("self/mountinfo", "22 1 259:2 / /home rw shared:1 - ext4 /dev/nvme0n1p2 rw\n");

        use().hasMessageContaining("0000:01:00.0 is in use: nvme0n1p2 on it is mounted on /home. ");
    }

    @Test
    void aFileSystemWithANumberOfItsOwn() throws IOException {
        disk("nvme0n1", "259:0");
        proc("self/mountinfo", "22 1 0:31 /@ / rw shared:1 - btrfs /dev/nvme0n1 rw\n");

        use().hasMessageContaining("nvme0n1 on it is mounted on /");
    }

    @Test
    void swapOnAVolumeThatIsStackedOnIt() throws IOException {
        disk("nvme0n1p3", "259:3", "dm-0");
        proc("swaps", "Filename\tType\tSize\tUsed\tPriority\n/dev/dm-0\tpartition\t8\t0\t-2\n");

        use().hasMessageContaining("dm-0 on it is swap space");
    }

    @Test
    void aDiskThatAProcessHasOpen() throws IOException {
        disk("nvme0n1", "259:0");
        new ProcTree(paths)
                .process(40, "qemu-system-x86")
                .descriptor(9, paths.dev().resolve("nvme0n1").toString());

        use().hasMessageContaining("nvme0n1 on it is open in qemu-system-x86 (40)");
    }

    @Test
    void anInterfaceThatIsUpWithAnAddress() throws IOException {
        classEntry("net", "eth0", BDF);
        Path flags = paths.sysfs().resolve("class/net/eth0/flags");
        addresses = List.of("192.0.2.7");
        Files.writeString(flags, "0x1002\n");
        assertThatCode(() -> new DeviceUse(paths, name -> addresses).check(BDF)).doesNotThrowAnyException();

        Files.writeString(flags, "0x1003\n");
        use().hasMessageContaining("its network interface eth0 is up with the address 192.0.2.7");

        addresses = List.of();
        assertThatCode(() -> new DeviceUse(paths, name -> addresses).check(BDF)).doesNotThrowAnyException();
    }

    @Test
    void anInterfaceInABridge() throws IOException {
        classEntry("net", "eth0", BDF);
        Files.writeString(paths.sysfs().resolve("class/net/eth0/flags"), "0x1103\n");
        Files.createSymbolicLink(paths.sysfs().resolve("class/net/eth0/master"), Path.of("../br0"));

        use().hasMessageContaining("a part of br0");
    }

    @Test
    void virtualFunctionsAndWhoeverHasItOpenByVfio() throws IOException {
        tree.attribute("sriov_numvfs", "2");
        new ProcTree(paths)
                .process(40, "qemu")
                .descriptor(9, paths.groupNode(12).toString());

        use().hasMessageContaining("it has 2 virtual functions").hasMessageContaining("open in qemu (40)");
    }

    @Test
    void aDeviceThatWent() throws IOException {
        assertThat(catchThrowableOfType(
                        DeviceException.class, () -> new DeviceUse(paths, name -> List.of()).check("0000:09:00.0")))
                .hasMessageContaining("any more");
    }
}
