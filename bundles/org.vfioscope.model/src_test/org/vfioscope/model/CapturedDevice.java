package org.vfioscope.model;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a real kernel answered about a device of the lab guest; written by releng/lab/capture. */
public record CapturedDevice(String name, List<String> lines) {

    /** The captured devices of vfio-pci. */
    public static final List<String> VFIO_PCI = Stream.of("6.1", "7.3")
            .flatMap(kernel -> Stream.of(
                            "e1000e",
                            "edu",
                            "ivshmem",
                            "ivshmem-4g",
                            "ivshmem-port",
                            "nvme",
                            "pci-testdev",
                            "testdev-function-0",
                            "vga")
                    .map(device -> kernel + "-" + device))
            .toList();

    /** Those that were opened by their own node and iommufd; the others were opened by their group. */
    public static final List<String> CDEV =
            List.of("7.3-edu-cdev", "7.3-mtty-cdev", "7.3-nvme-cdev", "7.3-testdev-function-0-cdev");

    /** All captured devices: those of vfio-pci, one of a variant driver, and the kernel's mediated samples. */
    public static final List<String> ALL = Stream.of(
                    VFIO_PCI, CDEV, List.of("7.3-nvgrace", "7.3-mbochs", "7.3-mdpy", "7.3-mtty"))
            .flatMap(List::stream)
            .toList();

    private static final Pattern LINE = Pattern.compile("([a-z-]+) (?:index=(\\d+) )?(?:argsz=(\\d+) )?(.*)");

    /** One ioctl's reply: its buffer as the kernel left it, or empty where it was refused. */
    public record Reply(int index, int argsz, Optional<ByteBuffer> bytes) {}

    public static CapturedDevice load(String name) {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(CapturedDevice.class.getResourceAsStream("/captured/" + name + ".txt"), name),
                StandardCharsets.US_ASCII))) {
            return new CapturedDevice(name, reader.lines().toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The replies of a kind, such as {@code region-info}, in the order of the calls. */
    public List<Reply> replies(String kind) {
        return lines.stream()
                .map(LINE::matcher)
                .filter(m -> m.matches() && m.group(1).equals(kind))
                .map(CapturedDevice::reply)
                .toList();
    }

    /** The last, and so fullest, reply for an index. */
    public ByteBuffer last(String kind, int index) {
        return replies(kind).stream()
                .filter(r -> r.index() == index && r.bytes().isPresent())
                .reduce((first, second) -> second)
                .orElseThrow()
                .bytes()
                .orElseThrow();
    }

    /** The whole configuration space. */
    public ByteBuffer config() {
        String line =
                lines.stream().filter(l -> l.startsWith("config ")).findFirst().orElseThrow();
        return bytes(line.substring(line.lastIndexOf(' ') + 1));
    }

    private static Reply reply(Matcher line) {
        String rest = line.group(4);
        return new Reply(
                line.group(2) == null ? 0 : Integer.parseInt(line.group(2)),
                Integer.parseInt(line.group(3)),
                rest.startsWith("ret=0 ") ? Optional.of(bytes(rest.substring(6))) : Optional.empty());
    }

    private static ByteBuffer bytes(String hex) {
        return ByteBuffer.wrap(HexFormat.of().parseHex(hex));
    }
}
