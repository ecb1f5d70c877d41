package org.vfioscope.report.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.access.DeviceException;
import org.vfioscope.report.Golden;

/** A damaged file is refused with the line and the reason. */
class DamagedCaptureTest {

    @TempDir
    Path folder;

    private String whole;

    @BeforeEach
    void readSample() throws IOException {
        whole = Golden.text("report.json");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"size\": \"0x1000000\"       | \"size\": \"16 MiB\"       | \"size\" is no hexadecimal number of up to 64 bits: 16 MiB",
                "\"index\": 3                  | \"index\": -3             | \"index\" is out of range: -3",
                "\"index\": 3                  | \"index\": \"3\"          | \"index\" is no integer",
                "\"code\": \"IO_PORTS\"        | \"code\": \"TIRED\"       | \"code\" is not known: TIRED",
                "\"level\": \"SUPPORTED\"      | \"levels\": 1             | \"level\" is missing in the object that begins here",
                "\"unreadable\": \"EIO\"       | \"unreadable\": \"EWHAT\" | \"unreadable\" is no errno of Linux: EWHAT",
                "\"fill\": \"0xff\"            | \"fil\": \"0xff\"         | \"unreadable\" is missing in the object that begins here",
                "\"offset\": \"0x20000\"       | \"offset\": \"0x20001\"   | \"pieces\" lack the bytes from 0x20000 on",
                "\"base64\": \"AAcO            | \"base64\": \"?AcO        | the bytes are no base64",
                "\"base64\": \"AAcO            | \"base64\": \"AAcOAAcO    | \"base64\" stands for 65539 bytes, not for 65536",
                "\"time\": \"2026-11-22T       | \"time\": \"yesterday     | \"time\" is no time in UTC",
                "\"via\": \"group 8, type1\"   | \"via\": null             | \"via\" is no string",
                "\"simulated\": false          | \"simulated\": false,\"simulated\": true | Duplicate"
            })
    void tellsLineAndReason(String right, String wrong, String reason) throws IOException {
        assertThat(whole).contains(right);
        int line = (int) whole.substring(0, whole.indexOf(right)).lines().count();
        Path file = Files.writeString(
                folder.resolve("damaged.json"),
                whole.replaceFirst(Pattern.quote(right), Matcher.quoteReplacement(wrong)));
        assertThatThrownBy(() -> new CaptureProvider().describeAll("capture:" + file))
                .isInstanceOf(DeviceException.class)
                .hasMessageStartingWith(file + " is damaged: line ")
                .hasMessageContaining(reason)
                .satisfies(error -> assertThat(lineOf(error.getMessage())).isBetween(line - 12, line + 1));
    }

    @Test
    void refusesAFileThatEndsTooEarly() throws IOException {
        for (int length : new int[] {10, 200, whole.length() / 2, whole.length() - 4}) {
            Path file = Files.writeString(folder.resolve("cut.json"), whole.substring(0, length));
            assertThatThrownBy(() -> new CaptureProvider().describeAll("capture:" + file))
                    .isInstanceOf(DeviceException.class)
                    .hasMessageContaining("is damaged: line ");
        }
    }

    @Test
    void refusesWhatIsNoReport() throws IOException {
        Path list = Files.writeString(folder.resolve("list.json"), Golden.text("devices.json"));
        assertThatThrownBy(() -> new CaptureProvider().describeAll("capture:" + list))
                .hasMessageContaining("the \"format\" before the devices is \"vfioscope-devices\"");
        Path empty = Files.writeString(folder.resolve("empty"), "");
        assertThatThrownBy(() -> new CaptureProvider().describeAll("capture:" + empty))
                .hasMessageStartingWith(empty + " is no capture: it is no JSON report");
        assertThatThrownBy(() -> new CaptureProvider().describeAll("capture:" + folder))
                .hasMessage(folder + " is a folder, not a capture");
        assertThatThrownBy(() -> new CaptureProvider().describe("capture:" + folder.resolve("none")))
                .hasMessage("there is no file " + folder.resolve("none"));
    }

    @Test
    void asksForOneOfSeveralDevices() throws IOException {
        Path file = Files.writeString(folder.resolve("three.json"), whole);
        assertThatThrownBy(() -> new CaptureProvider().describe("capture:" + file))
                .hasMessage("%s holds 3 devices; name one of them: capture:%s#0009:01:00.0, capture:%s#sim:display,"
                                .formatted(file, file, file)
                        + " capture:%s#0000:00:1f.2".formatted(file));
    }

    /** Reading /proc/self/mem from its start is an I/O error: nothing is mapped there. */
    @Test
    void whatCannotBeReadIsNotCalledDamaged() {
        assertThatThrownBy(() -> JsonCapture.check(Path.of("/proc/self/mem")))
                .isInstanceOf(IOException.class)
                .hasMessage("Input/output error");
    }

    /** The parser's word for bytes that are no text in UTF-32, as which a leading zero is taken, is an I/O error too. */
    @Test
    void whatIsNoTextIsDamaged() throws IOException {
        Path file = Files.write(folder.resolve("zeroes"), new byte[] {0, 0, 0, '{', 0x7f, 0, 0, 0});
        assertThatThrownBy(() -> JsonCapture.check(file))
                .isInstanceOf(DeviceException.class)
                .hasMessageContaining("is damaged: line 1");
    }

    private static int lineOf(String message) {
        return Integer.parseInt(message.replaceAll("(?s).*line (\\d+).*", "$1"));
    }
}
