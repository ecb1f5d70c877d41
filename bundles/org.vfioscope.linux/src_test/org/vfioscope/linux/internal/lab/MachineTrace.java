package org.vfioscope.linux.internal.lab;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What the guest's machine itself saw of reads: QEMU's event memory_region_ops_read, which {@code releng/lab/run --trace} lets it
 * write while it happens. It comes before the device's own reading, once for each that its emulation carries out.
 */
final class MachineTrace {

    private static final Path LOG = Path.of("/run/lab/trace.log");
    private static final Pattern READ =
            Pattern.compile("memory_region_ops_read .* addr 0x(\\p{XDigit}+) value 0x\\p{XDigit}+ size (\\d+) name .*");

    private long position;

    /**
     * A read that a device had to answer.
     *
     * @param address the address in the machine's memory, or the number of the I/O port
     * @param size in bytes
     */
    record Read(long address, int size) {}

    /** Passes over what was traced until now. */
    void skip() throws IOException {
        position = Files.size(LOG);
    }

    /** The reads of a window of addresses since the trace was asked or skipped last. */
    List<Read> of(long start, long size) throws IOException {
        return news().lines()
                .map(READ::matcher)
                .filter(Matcher::matches)
                .map(MachineTrace::read)
                .filter(read -> Long.compareUnsigned(read.address() - start, size) < 0)
                .toList();
    }

    private static Read read(MatchResult line) {
        return new Read(Long.parseUnsignedLong(line.group(1), 16), Integer.parseInt(line.group(2)));
    }

    private String news() throws IOException {
        try (RandomAccessFile log = new RandomAccessFile(LOG.toFile(), "r")) {
            byte[] bytes = new byte[Math.toIntExact(log.length() - position)];
            log.seek(position);
            log.readFully(bytes);
            position += bytes.length;
            return new String(bytes, StandardCharsets.US_ASCII);
        }
    }
}
