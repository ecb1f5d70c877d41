package org.vfioscope.report.export;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.Golden;
import org.vfioscope.report.ReportWriter;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.capture.CaptureProvider;
import org.vfioscope.report.json.JsonReportRenderer;

class ReportExportTest {

    @TempDir
    Path folder;

    private final DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC());
    private final List<Exception> failures = new ArrayList<>();
    private List<DeviceDescription> devices;

    @BeforeEach
    void describeSamples() throws Exception {
        Path file = Files.writeString(folder.resolve("host.json"), Golden.text("report.json"));
        devices = access.describeAll("capture:" + file);
    }

    @Test
    void masksHostAndSerialNumberAndNothingElse() throws Exception {
        String serial = Golden.text("report.json")
                .replace(
                        "\"region\": 0,\n          \"offset\": \"0x0\",\n          \"size\": \"0x28000\"",
                        "\"region\": 7,\n          \"offset\": \"0x0\",\n          \"size\": \"0x28000\"")
                .replace(
                        "\"id\": 47,\n            \"extended\": true,\n            \"offset\": \"0x100\"",
                        "\"id\": 3,\n            \"extended\": true,\n            \"offset\": \"0x100\"")
                .replace("\"name\": \"Region 9\"", "\"name\": \"Region 9\"")
                .replace(
                        "region 8: VFIO_DEVICE_GET_REGION_INFO",
                        "region 8 on workstation: VFIO_DEVICE_GET_REGION_INFO");
        Path file = Files.writeString(folder.resolve("serial.json"), serial);
        DeviceDescription gpu = access.describeAll("capture:" + file).getFirst();
        try (DeviceSession session = access.open(gpu.name())) {
            DeviceReport masked = export(options(true), new Quiet()).report(session);
            assertThat(masked.occasion().orElseThrow().host()).isEqualTo("XXXXXXXX");
            assertThat(masked.snapshot().problems().getFirst()).startsWith("region 8 on XXXXXXXX: ");
            ByteBuffer bytes = ByteBuffer.allocate(0x120);
            masked.contents().getFirst().reader().read(0, bytes);
            assertThat(new String(bytes.array(), 0x100, 0x10, StandardCharsets.ISO_8859_1))
                    .isEqualTo("ABCDXXXXXXXXMNOP");
        }
        assertThat(write(options(true))).doesNotContain("workstation").contains("NVIDIA Corporation");
    }

    @Test
    void beginsADeviceWhenTheOneBeforeIsWritten() throws IOException {
        List<String> order = new ArrayList<>();
        ExportListener listener = new Quiet() {
            @Override
            public void device(String name, int done, int total) {
                order.add("read %s of %s".formatted(done + 1, total));
            }
        };
        export(ExportOptions.USUAL, listener)
                .write(
                        devices,
                        (generator, out) -> new ReportWriter() {
                            @Override
                            public void add(DeviceReport device) {
                                order.add("write " + device.name());
                            }

                            @Override
                            public void finish() {
                                order.add("finish");
                            }
                        },
                        "test",
                        OutputStream.nullOutputStream());
        assertThat(order)
                .containsExactly(
                        "read 1 of 3",
                        "write 0009:01:00.0",
                        "read 2 of 3",
                        "write sim:display",
                        "read 3 of 3",
                        "write 0000:00:1f.2",
                        "finish");
        assertThat(access.sessions()).isEmpty();
    }

    @Test
    void leavesTheFileAsItWasWhereTheUserCancels() throws IOException {
        Path file = Files.writeString(folder.resolve("out.json"), "kept");
        ExportListener listener = new Quiet() {
            private long read;

            @Override
            public void content(long bytes) {
                read += bytes;
            }

            @Override
            public boolean isCancelled() {
                return read >= 0x20000;
            }
        };
        assertThatThrownBy(() ->
                        export(ExportOptions.USUAL, listener).write(devices, new JsonReportRenderer(), "test", file))
                .isInstanceOf(CancellationException.class);
        assertThat(file).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
        assertThat(access.sessions()).isEmpty();
    }

    @Test
    void leavesTheFileAsItWasWhereTheDiskIsFull() throws IOException {
        Path file = Files.writeString(folder.resolve("out.json"), "kept");
        assertThatThrownBy(() -> export(ExportOptions.USUAL, new Quiet())
                        .write(
                                devices,
                                (generator, out) -> {
                                    throw new IOException("No space left on device");
                                },
                                "test",
                                file))
                .hasMessage("No space left on device");
        assertThat(file).hasContent("kept");
        assertThat(folder).isDirectoryNotContaining(path -> path.toString().endsWith(".tmp"));
    }

    @Test
    void takesADeviceThatIsOpenAsItIs() throws Exception {
        try (DeviceSession session = access.open(devices.getFirst().name())) {
            assertThat(write(ExportOptions.USUAL)).contains("\"name\": \"0009:01:00.0\"");
            assertThat(session.isOpen()).isTrue();
        }
    }

    @Test
    void readsChosenContentAndSaysWhichThereIsNot() throws IOException {
        ExportOptions chosen = new ExportOptions(
                List.of(ContentChoice.parse("bar0:0x0+0x40"), ContentChoice.parse("BAR 3:0x0+0x1000")),
                AccessWidth.DWORD,
                true,
                true,
                Optional.empty(),
                false);
        assertThat(write(chosen))
                .contains(
                        "\"base64\": \"AAcOFRwjKjE4P0ZNVFtiaXB3foWMk5qhqK+2vcTL0tng5+71/AMKERgfJi00O0JJUFdeZWxzeoGIj5adpKuyuQ==\"");
        assertThat(failures)
                .extracting(Exception::getMessage)
                .anySatisfy(text -> assertThat(text).endsWith("[0x0 - 0xfff] is not inside BAR 3, which ends at 0x80"))
                .anySatisfy(text -> assertThat(text).endsWith("#sim:display has no region bar0"));
    }

    private String write(ExportOptions options) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        export(options, new Quiet()).write(devices, new JsonReportRenderer(), "test", out);
        return out.toString();
    }

    private ReportExport export(ExportOptions options, ExportListener listener) {
        return new ReportExport(access, SampleDevices.OCCASION, options, listener);
    }

    private static ExportOptions options(boolean redact) {
        return new ExportOptions(List.of(), AccessWidth.DWORD, true, true, Optional.empty(), redact);
    }

    private class Quiet implements ExportListener {
        @Override
        public void failed(Exception error) {
            failures.add(error);
        }
    }
}
