package org.vfioscope.linux.internal.vfio;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * What debugfs says of all dmabufs (dma_buf_debug_show, drivers/dma-buf/dma-buf.c).
 *
 * @param attached the names of the devices attached to each dmabuf, by its inode
 */
record DmabufBufinfo(Map<Long, List<String>> attached) {

    /** size, flags, mode, count, exporter, inode, name; the name may be anything. */
    private static final Pattern DMABUF =
            Pattern.compile("[0-9]{8,}\\t[0-9a-f]{8}\\t[0-9a-f]{8}\\t-?[0-9]{8,}\\t[^\\t]*\\t([0-9]{8,20})(\\t.*)?");

    private static final String DEVICES = "\tAttached Devices:";

    /** Reads the file; what it says is empty of devices where nothing is attached. */
    static DmabufBufinfo read(HostPaths paths, String subject) throws VfioException {
        Path file = paths.dmabufs();
        try {
            String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
            return parse(text.lines().toList());
        } catch (NoSuchFileException e) {
            throw refused(
                    subject,
                    Errno.ENOENT,
                    "There is no %s: debugfs is not mounted, or the kernel has none".formatted(file),
                    "Mount it as root: mount -t debugfs none /sys/kernel/debug");
        } catch (AccessDeniedException e) {
            throw refused(
                    subject,
                    Errno.EACCES,
                    "Only root may read debugfs, which alone tells what is attached",
                    "Run as root");
        } catch (IOException e) {
            throw refused(
                    subject,
                    Errno.EIO,
                    "%s cannot be read: %s".formatted(file, e.getMessage()),
                    "See dmesg; kernel lockdown forbids it too");
        }
    }

    /** Reads the lines; those of no known form are passed over. */
    static DmabufBufinfo parse(List<String> lines) {
        Map<Long, List<String>> attached = new HashMap<>();
        for (int i = 0; i < lines.size(); i++) {
            Matcher dmabuf = DMABUF.matcher(lines.get(i));
            if (dmabuf.matches()) {
                List<String> own = ofOne(lines.subList(i + 1, lines.size()));
                attached.putIfAbsent(Long.parseUnsignedLong(dmabuf.group(1)), devices(own));
            }
        }
        return new DmabufBufinfo(Map.copyOf(attached));
    }

    private static List<String> ofOne(List<String> lines) {
        return lines.stream()
                .takeWhile(line -> !line.isBlank() && !DMABUF.matcher(line).matches())
                .toList();
    }

    /** The indented lines below the heading; fences of the reservation, which come before it, are none. */
    private static List<String> devices(List<String> lines) {
        Stream<String> below =
                lines.stream().dropWhile(line -> !line.equals(DEVICES)).skip(1);
        return below.takeWhile(line -> line.startsWith("\t")).map(String::strip).toList();
    }

    /** The devices attached to one dmabuf. */
    List<String> attachments(String subject, long inode) throws VfioException {
        List<String> devices = attached.get(inode);
        if (devices == null) {
            throw refused(
                    subject,
                    Errno.EIO,
                    "debugfs does not list the dmabuf with inode %s".formatted(Long.toUnsignedString(inode)),
                    "Report it with the content of dma_buf/bufinfo");
        }
        return devices;
    }

    private static VfioException refused(String subject, Errno errno, String cause, String remedy) {
        return new VfioException(subject, Operation.DMABUF_INSPECT, errno, new Advice(cause, remedy));
    }
}
