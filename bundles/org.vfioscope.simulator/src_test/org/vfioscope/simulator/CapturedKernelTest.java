package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.MmapRange;

/**
 * What keeps the simulator honest: given a file that describes a device of the lab, it answers every question that was
 * put to the real kernel with the very same line (releng/lab/capture).
 */
class CapturedKernelTest {

    private static final Path CAPTURED = Path.of("../org.vfioscope.model/src_test/captured");
    private static final Path FILES = Path.of("src_test/lab");

    private static final Pattern LINE =
            Pattern.compile("(device-info|region-info|irq-info|hot-reset|feature-probe|config|dmabuf) .*");

    /** What vfio-pci and its variant drivers answered; mediated devices have drivers of their own. */
    private static final Pattern VFIO_PCI = Pattern.compile("# Linux [^,]+, .*vfio[-_]pci, .*");

    private static final Pattern ASKED = Pattern.compile("([a-z]+)=(0x[0-9a-f]+\\+0x[0-9a-f]+|[A-Z|]+|\\d+)");

    static Stream<Path> captures() throws IOException {
        try (Stream<Path> files = Files.list(CAPTURED)) {
            return files.filter(file -> VFIO_PCI.matcher(firstLine(file)).matches()).sorted().toList().stream();
        }
    }

    @Test
    void describesEveryCapturedDevice() throws IOException {
        assertThat(captures())
                .hasSizeGreaterThanOrEqualTo(12)
                .allSatisfy(capture ->
                        assertThat(FILES.resolve(name(capture) + ".json")).exists());
    }

    @ParameterizedTest
    @MethodSource("captures")
    void answersAsTheRealKernel(Path capture) throws Exception {
        List<String> lines = Files.readAllLines(capture).stream()
                .filter(line -> LINE.matcher(line).matches())
                .toList();
        SimulatorProvider provider = new SimulatorProvider(Optional.of(FILES), Requests.table());
        try (DeviceIo device = Requests.open(provider, "sim:" + name(capture))) {
            for (String line : lines) {
                assertThat(answer(device, line)).as(name(capture)).isEqualTo(line);
            }
        }
    }

    private static String answer(DeviceIo device, String line) {
        String kind = line.substring(0, line.indexOf(' '));
        int answerAt = line.indexOf(" ret=") >= 0 ? line.indexOf(" ret=") : line.indexOf(" errno=");
        String question = answerAt < 0 ? line.substring(0, line.lastIndexOf(' ')) : line.substring(0, answerAt);
        try {
            return question
                    + switch (kind) {
                        case "feature-probe" -> " ret=" + Requests.call(device, probe(question));
                        case "config" -> " " + config(device, (line.length() - line.lastIndexOf(' ') - 1) / 2);
                        case "dmabuf" -> " ret=fd size=" + dmabufSize(device, question);
                        default -> " ret=0 " + info(device, kind, question);
                    };
        } catch (VfioException e) {
            return question + " errno=" + e.errno().number();
        }
    }

    private static String info(DeviceIo device, String kind, String question) throws VfioException {
        int argsz = Integer.parseInt(asked(question, "argsz"));
        int index = question.contains("index=") ? Integer.parseInt(asked(question, "index")) : 0;
        ByteBuffer info = Requests.info(argsz, argsz, index);
        switch (kind) {
            case "device-info" -> device.getInfo(info);
            case "region-info" -> device.getRegionInfo(info);
            case "irq-info" -> device.getIrqInfo(info);
            case "hot-reset" -> device.getHotResetInfo(info.putInt(8, 0));
            default -> throw new AssertionError(kind);
        }
        return HexFormat.of().formatHex(info.array());
    }

    private static ByteBuffer probe(String question) {
        int operation = asked(question, "flags").endsWith("GET") ? Requests.GET : Requests.SET;
        return Requests.feature(8, Requests.PROBE | operation | Integer.parseInt(asked(question, "number")));
    }

    private static String config(DeviceIo device, int size) throws VfioException {
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        device.read(Requests.region(7), 0, bytes);
        return HexFormat.of().formatHex(bytes.array());
    }

    private static long dmabufSize(DeviceIo device, String question) throws VfioException {
        String[] range = asked(question, "range").split("\\+");
        MmapRange whole = new MmapRange(Long.decode(range[0]), Long.decode(range[1]));
        int fd = Requests.call(device, Requests.dmabuf(Integer.parseInt(asked(question, "region")), whole));
        try (DmabufDescriptor dmabuf = device.dmabuf(fd)) {
            return dmabuf.size();
        }
    }

    private static String asked(String question, String word) {
        Matcher m = ASKED.matcher(question);
        while (m.find()) {
            if (m.group(1).equals(word)) {
                return m.group(2);
            }
        }
        throw new AssertionError(question + " tells no " + word);
    }

    private static String name(Path capture) {
        return capture.getFileName().toString().replace(".txt", "");
    }

    private static String firstLine(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.findFirst().orElse("");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
