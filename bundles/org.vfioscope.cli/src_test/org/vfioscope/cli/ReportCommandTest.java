package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.model.OpenWay;

class ReportCommandTest extends CommandLineTestBase {

    @TempDir
    Path folder;

    @Test
    void writesTextAndClosesTheDevice() {
        assertThat(run("report", "sim:gpu")).isZero();
        assertThat(out.toString())
                .startsWith("sim:gpu Unclassified device [00ff00]: Vendor 1234 Device 11e8 [1234:11e8] (rev 10)\n"
                        + "    ** SIMULATED: no hardware behind it **\n")
                .contains("64-bit prefetchable memory at 0x38000000000000, 0x400000000 (16 GiB)")
                .contains("[0x300000000 - 0x300001fff] 0x2000 (8 KiB)")
                .contains("No mmap range: an I/O-port BAR has no memory");
        assertThat(err.toString()).isEmpty();
        assertThat(simulated.devices.get("sim:gpu").log).containsExactly("device closed");
    }

    @Test
    void writesSeveralDevicesIntoOneJsonDocumentInTheOrderAskedFor() {
        assertThat(run("report", "0000:00:03.0", "sim:gpu", "--format", "JSON")).isZero();
        assertThat(out.toString())
                .startsWith("{\n  \"format\": \"vfioscope-report\"")
                .containsSubsequence("\"name\": \"0000:00:03.0\"", "\"name\": \"sim:gpu\"")
                .endsWith("}\n");
    }

    @Test
    void opensInTheWayThatWasChosen() {
        assertThat(run("report", "sim:gpu", "--via", "group")).isZero();
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--via", "iommufd"))
                .isZero();
        assertThat(run("report", "sim:gpu")).isZero();
        assertThat(simulated.ways)
                .containsExactly(Optional.of(OpenWay.GROUP), Optional.of(OpenWay.IOMMUFD), Optional.empty());
    }

    @Test
    void goesOnAfterADeviceThatRefuses() {
        host.busy = "0000:00:03.0";
        assertThat(run("report", "0000:00:03.0", "sim:nix", "sim:gpu")).isEqualTo(1);
        assertThat(out.toString()).startsWith("sim:gpu ");
        assertThat(err.toString().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line)
                        .startsWith("vfioscope: 0000:00:03.0: open the VFIO group: EBUSY (Device or resource busy). ")
                        .contains("fuser"))
                .anySatisfy(line -> assertThat(line)
                        .isEqualTo("vfioscope: there is no sim:nix; there are sim:gpu, sim:old, sim:bare, sim:picky"));
    }

    @Test
    void reportsADeviceThatCannotBeClosedAndSaysSo() {
        simulated.devices.get("sim:gpu").closingFails = true;
        assertThat(run("report", "sim:gpu")).isEqualTo(1);
        assertThat(out.toString()).startsWith("sim:gpu ");
        assertThat(err.toString()).startsWith("vfioscope: t:device: close: EIO").hasLineCount(1);
    }

    @Test
    void warnsOfEnottyOnceARunAndGoesOn() {
        simulated.with("older", TestDevice.Dmabufs.ENOTTY);
        assertThat(run("report", "sim:old", "sim:older")).isZero();
        assertThat(out.toString()).contains("sim:old ", "sim:older ", "Kernel's mmap ranges:");
        assertThat(err.toString())
                .startsWith("vfioscope: warning: sim:old: dmabufs unsupported")
                .hasLineCount(1);
    }

    @Test
    void writesAFileWholeAndNothingElse() throws IOException {
        Path file = folder.resolve("gpu.json");
        assertThat(run("report", "sim:gpu", "--format", "json", "-o", file.toString()))
                .isZero();
        assertThat(out.toString()).isEmpty();
        run("report", "sim:gpu", "--format", "json");
        assertThat(file).hasContent(out.toString());
        assertThat(names()).containsExactly("gpu.json");
    }

    @Test
    void replacesAFileAlsoThroughALink() throws IOException {
        Path file = Files.writeString(folder.resolve("old"), "something much older");
        Path link = Files.createSymbolicLink(folder.resolve("link"), file);
        assertThat(run("report", "sim:gpu", "-o", link.toString())).isZero();
        assertThat(Files.readString(file)).startsWith("sim:gpu ");
        assertThat(link).isSymbolicLink();
        assertThat(names()).containsExactlyInAnyOrder("old", "link");
    }

    @Test
    void keepsTheOldFileWhereNothingCouldBeRead() throws IOException {
        Path file = Files.writeString(folder.resolve("old"), "kept");
        assertThat(run("report", "sim:nix", "-o", file.toString())).isEqualTo(1);
        assertThat(file).hasContent("kept");
    }

    @Test
    void givesTheFileTheUsualPermissions() throws IOException {
        Path usual = Files.createFile(folder.resolve("usual"));
        Path file = folder.resolve("report");
        run("report", "sim:gpu", "-o", file.toString());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo(PosixFilePermissions.toString(Files.getPosixFilePermissions(usual)));
    }

    @Test
    void writesToADeviceInsteadOfReplacingIt() {
        assertThat(run("report", "sim:gpu", "-o", "/dev/null")).isZero();
        assertThat(Files.isRegularFile(Path.of("/dev/null"))).isFalse();
    }

    @Test
    void saysWhyAFileCannotBeWritten() {
        Path file = folder.resolve("missing/report");
        assertThat(run("report", "sim:gpu", "-o", file.toString())).isEqualTo(1);
        assertThat(run("report", "sim:gpu", "-o", folder.toString())).isEqualTo(1);
        assertThat(err.toString().lines())
                .containsExactly(
                        "vfioscope: cannot write " + file + ": there is no such folder",
                        "vfioscope: cannot write " + folder + ": it is a folder");
    }

    private Stream<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).toList().stream();
        }
    }
}
