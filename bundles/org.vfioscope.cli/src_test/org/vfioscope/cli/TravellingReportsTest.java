package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reports that are written, opened again and compared. */
class TravellingReportsTest extends CommandLineTestBase {

    @TempDir
    Path folder;

    private Path capture;

    @BeforeEach
    void captureADevice() {
        capture = folder.resolve("gpu.json");
        assertThat(run("report", "sim:gpu", "-o", capture.toString())).isZero();
    }

    @Test
    void theFilesEndingChoosesTheForm() throws IOException {
        assertThat(Files.readString(capture)).startsWith("{\n  \"format\": \"vfioscope-report\"");
        Path page = folder.resolve("gpu.html");
        assertThat(run("report", "sim:gpu", "-o", page.toString())).isZero();
        assertThat(Files.readString(page)).startsWith("<!DOCTYPE html>").endsWith("</html>\n");
        Path zip = folder.resolve("gpu.zip");
        assertThat(run("report", "sim:gpu", "-o", zip.toString())).isZero();
        assertThat(Files.readAllBytes(zip)).startsWith('P', 'K');
    }

    @Test
    void aCaptureExportsToTheSameBytes() throws IOException {
        for (String name : new String[] {"capture:" + capture, capture.toString()}) {
            out.reset();
            assertThat(run("report", name, "--format", "json")).isZero();
            assertThat(out.toString()).isEqualTo(Files.readString(capture));
        }
        assertThat(simulated.devices.get("sim:gpu").log).containsExactly("device closed");
    }

    @Test
    void listsTheDevicesOfACapture() {
        assertThat(run("devices", "capture:" + capture, "--columns", "name,driver,state"))
                .isZero();
        assertThat(out.toString())
                .startsWith("Devices\nNAME")
                .contains("capture:" + capture + "  vfio-pci  captured\n");
    }

    @Test
    void aDeviceIsEqualToItsCapture() {
        assertThat(run("diff", "sim:gpu", capture.toString())).isZero();
        assertThat(out.toString()).isEqualTo("A: sim:gpu\nB: capture:%s\nno difference\n".formatted(capture));
        assertThat(run("diff", "sim:gpu", "sim:gpu")).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void differencesEndWithOneAndTroubleWithTwo() throws IOException {
        assertThat(run("diff", "sim:gpu", "sim:old", "--format", "json")).isEqualTo(1);
        assertThat(out.toString()).contains("\"equal\": false", "\"section\": \"features\"");
        out.reset();
        assertThat(run("diff", "sim:gpu", "sim:old", "--ignore", "features,dma"))
                .isZero();
        assertThat(run("diff", "sim:gpu", "sim:nix")).isEqualTo(2);
        assertThat(run("diff", "sim:gpu", "nix")).isEqualTo(2);
        Path damaged = Files.writeString(folder.resolve("damaged.json"), "{\"format\": 1,\n}");
        assertThat(run("diff", "sim:gpu", damaged.toString())).isEqualTo(2);
        assertThat(err.toString()).contains(damaged + " is damaged: line 2: ");
    }

    @Test
    void comparesCapturesOfSeveralDevicesByName() {
        Path host = folder.resolve("host.json");
        assertThat(run("report", "--all", "--simulated", "-o", host.toString())).isZero();
        assertThat(run("diff", host.toString(), capture.toString())).isEqualTo(1);
        assertThat(out.toString())
                .contains("A: capture:%s#sim:gpu\nB: capture:%s\nno difference\n".formatted(host, capture))
                .contains("only in A: capture:%s#0000:00:03.0\n".formatted(host));
    }

    @Test
    void allMeansTheHostsDevicesOpenedOrNot() {
        host.busy = "0000:00:03.0";
        assertThat(run("report", "--all")).isZero();
        assertThat(out.toString())
                .contains(
                        "0000:00:03.0 ", "Cannot be opened: it is busy: stop what uses it", "Not captured: device info")
                .doesNotContain("sim:gpu");
    }

    @Test
    void printsOneTableWithChosenColumns() {
        assertThat(run("report", "sim:gpu", "--table", "ranges", "--columns", "region,side,offset,size"))
                .isZero();
        assertThat(out.toString())
                .startsWith("region,side,offset,size\r\n0,kernel,0x0,0x1000\r\n0,kernel,0x300000000,0x2000\r\n");
    }

    @Test
    void masksTheHostOnlyWhereThatIsAskedFor() {
        assertThat(run("report", "sim:gpu", "--redact")).isZero();
        assertThat(out.toString()).contains("on XXXXXXXX, Linux 7.3.4").doesNotContain("workstation");
        out.reset();
        assertThat(run("report", "sim:gpu")).isZero();
        assertThat(out.toString()).contains("on workstation, Linux 7.3.4");
    }

    @Test
    void aLineForEachDeviceIsPrintedAsItIsRead() {
        assertThat(run("report", "sim:gpu", "sim:old", "--format", "ndjson")).isZero();
        assertThat(out.toString().lines())
                .hasSize(2)
                .allSatisfy(line -> assertThat(line).startsWith("{\"format\":\"vfioscope-device\",\"version\":1,"));
        out.reset();
        assertThat(run("devices", "--format", "ndjson")).isZero();
        assertThat(out.toString().lines())
                .hasSize(5)
                .allSatisfy(line -> assertThat(line).startsWith("{\"name\":"));
    }

    @Test
    void makesACaptureOfALogOfQemu() throws IOException {
        Path log = Files.writeString(
                folder.resolve("qemu.log"),
                "noise\nvfio_region_setup Device 0000:01:00.0, region 0 \"0000:01:00.0 BAR 0\", flags: 0x7, offset: 0x0,"
                        + " size: 0x4000\n");
        Path imported = folder.resolve("imported.json");
        assertThat(run("import", log.toString(), "-o", imported.toString())).isZero();
        assertThat(run("diff", log.toString(), imported.toString())).isZero();
        assertThat(out.toString()).contains("no difference\n");
        assertThat(run("import", folder.toString())).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("vfioscope: " + folder + " is a folder, not a capture\n");
    }
}
