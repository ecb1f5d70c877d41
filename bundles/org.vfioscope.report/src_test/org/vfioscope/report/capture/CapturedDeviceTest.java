package org.vfioscope.report.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.Notice;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.SnapshotPart;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.report.DeviceReport;
import org.vfioscope.report.Golden;
import org.vfioscope.report.Report;
import org.vfioscope.report.SampleDevices;
import org.vfioscope.report.text.TextReportRenderer;

class CapturedDeviceTest {

    @TempDir
    Path folder;

    private final DeviceAccess access = new DeviceAccess(List.of(new CaptureProvider()), Clock.systemUTC());

    @Test
    void knowsEverythingThatTheDeviceSaid() throws Exception {
        try (DeviceSession session = open(Golden.text("report.json"))) {
            assertThat(session.device().name()).startsWith("capture:").endsWith("#0009:01:00.0");
            assertThat(session.device().obstacle()).isEmpty();
            assertThat(session.snapshot().regions())
                    .isEqualTo(SampleDevices.gpu().snapshot().regions());
            assertThat(session.snapshot().config())
                    .isEqualTo(SampleDevices.gpu().snapshot().config());
            assertThat(session.snapshot().features())
                    .isEqualTo(SampleDevices.gpu().snapshot().features());
            assertThat(session.recording().orElseThrow().dmabufs())
                    .isEqualTo(SampleDevices.gpu().dmabufs());
            assertThat(access.notices().notices()).isEmpty();
        }
    }

    @Test
    void givesTheContentThatWasCapturedAndNoOther() throws Exception {
        try (DeviceSession session = open(Golden.text("report.json"))) {
            assertThat(session.read(0, 0x4, AccessWidth.DWORD)).isEqualTo(0x312a231cL);
            assertThat(session.read(0, 0x1fffe, AccessWidth.WORD)).isEqualTo(0xffffL);
            ByteBuffer acrossPieces = ByteBuffer.allocate(0x11000);
            session.readContent(0, 0, AccessWidth.DWORD, acrossPieces);
            assertThat(acrossPieces.get(1)).isEqualTo((byte) 7);
            assertThat(acrossPieces.get(0x10fff)).isEqualTo((byte) 0xff);
            assertThatThrownBy(() -> session.read(0, 0x20000, AccessWidth.BYTE))
                    .isInstanceOfSatisfying(
                            VfioException.class,
                            refused -> assertThat(refused.errno()).isEqualTo(Errno.EIO));
            assertThatThrownBy(() -> session.read(0, 0x28000, AccessWidth.BYTE))
                    .isInstanceOfSatisfying(
                            VfioException.class,
                            missing ->
                                    assertThat(missing.explained()).contains("ENODATA", "Not captured", "--content"));
            assertThatThrownBy(() -> session.read(1, 0, AccessWidth.BYTE)).hasMessageContaining("ENODATA");
        }
    }

    @Test
    void changesNothingAndMakesNoDmabuf() throws Exception {
        try (DeviceSession session = open(Golden.text("report.json"))) {
            assertThatThrownBy(() -> session.write(0, 0, AccessWidth.BYTE, 1)).hasMessageContaining("EROFS");
            DmabufRequest request = new DmabufRequest(
                    1, session.snapshot().region(1).orElseThrow().plan().qemuRanges());
            assertThatThrownBy(() -> session.createDmabuf(request))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("is a capture");
            assertThat(access.notices().notices()).isEmpty();
            session.refresh();
        }
    }

    @Test
    void saysWhatWasNotCapturedInsteadOfZero() throws Exception {
        String whole = Golden.text("report.json");
        String without = whole.replaceFirst("(?s)      \"interrupts\": \\[.*?\\n      \\],\\n", "");
        assertThat(without).isNotEqualTo(whole);
        try (DeviceSession session = open(without)) {
            assertThat(session.snapshot().has(SnapshotPart.INTERRUPTS)).isFalse();
            DeviceReport report = DeviceReport.of(session, List.of(), SampleDevices.OCCASION);
            String text = new TextReportRenderer().render(new Report("test", List.of(report)));
            assertThat(text)
                    .contains("From the file: capture.json\n", "    Not captured: interrupts\n")
                    .doesNotContain("Interrupts:");
        }
    }

    @Test
    void opensAFileOfANewerVersionWithAWarning() throws Exception {
        String newer = Golden.text("report.json")
                .replace(
                        "\"version\": 1,\n  \"generator\"",
                        "\"version\": 7,\n  \"mood\": {\"new\": [1.5]},\n  \"generator\"")
                .replace("\"code\": \"IO_PORTS\"", "\"code\": \"TIRED\"");
        try (DeviceSession session = open(newer)) {
            assertThat(session.snapshot().regions()).hasSize(9);
            assertThat(access.notices().notices())
                    .extracting(Notice::text)
                    .singleElement()
                    .asString()
                    .contains("was written by a newer version (format 7, this one knows 1)");
        }
    }

    @Test
    void noticesThatTheFileChangedMeanwhile() throws Exception {
        try (DeviceSession session = open(Golden.text("report.json"))) {
            Files.writeString(folder.resolve("capture.json"), "{}");
            assertThatThrownBy(() -> session.read(0, 0, AccessWidth.DWORD))
                    .isInstanceOfSatisfying(
                            VfioException.class,
                            refused -> assertThat(refused.explained())
                                    .contains("capture.json, line ", "cannot be read any more"));
        }
    }

    private DeviceSession open(String json) throws IOException, VfioException, DeviceException {
        Path file = Files.writeString(folder.resolve("capture.json"), json);
        return access.open("capture:" + file + "#0009:01:00.0");
    }
}
