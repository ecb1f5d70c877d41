package org.vfioscope.report.diff;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.RegionContent;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.MmapRange;
import org.vfioscope.report.DeviceReport;

/** Compares the content that two devices both have, in pieces of bounded size, and keeps a bounded number of runs. */
final class ContentDiff {

    private static final int PIECE = 1 << 16;
    private static final int MOST_RUNS = 1000;

    private final List<ContentChange> runs = new ArrayList<>();
    private long further;
    private ContentChange open;

    List<ContentChange> runs() {
        return runs;
    }

    long furtherRuns() {
        return further;
    }

    void compare(DeviceReport a, DeviceReport b, List<String> notCompared) throws IOException {
        boolean any = false;
        for (RegionContent first : a.contents()) {
            for (RegionContent second : b.contents()) {
                Optional<MmapRange> shared =
                        first.region() == second.region() ? shared(first, second) : Optional.empty();
                if (shared.isPresent()) {
                    any = true;
                    compare(a.regionName(first.region()), first, second, shared.get(), notCompared);
                }
            }
        }
        if (!any && !(a.contents().isEmpty() && b.contents().isEmpty())) {
            notCompared.add("content: A and B have no bytes in common");
        }
    }

    private static Optional<MmapRange> shared(RegionContent a, RegionContent b) {
        long start = Long.compareUnsigned(a.offset(), b.offset()) > 0 ? a.offset() : b.offset();
        long endA = a.offset() + a.size();
        long endB = b.offset() + b.size();
        long end = Long.compareUnsigned(endA, endB) < 0 ? endA : endB;
        return Long.compareUnsigned(start, end) < 0 ? Optional.of(new MmapRange(start, end - start)) : Optional.empty();
    }

    private void compare(String region, RegionContent a, RegionContent b, MmapRange range, List<String> notCompared)
            throws IOException {
        for (long done = 0; Long.compareUnsigned(done, range.size()) < 0; ) {
            long left = range.size() - done;
            int length = Long.compareUnsigned(left, PIECE) < 0 ? (int) left : PIECE;
            long offset = range.offset() + done;
            try {
                compare(region, offset, read(a, offset, length), read(b, offset, length));
            } catch (VfioException e) {
                notCompared.add(
                        "content of %s %s: %s".formatted(region, new MmapRange(offset, length), e.getMessage()));
            }
            done += length;
        }
        close();
    }

    private static byte[] read(RegionContent content, long offset, int length) throws VfioException, IOException {
        byte[] bytes = new byte[length];
        try {
            content.reader().read(offset, ByteBuffer.wrap(bytes));
        } catch (DeviceException e) {
            throw new IOException(e.getMessage(), e);
        }
        return bytes;
    }

    private void compare(String region, long offset, byte[] a, byte[] b) {
        int at = 0;
        while (at < a.length) {
            int equal = Arrays.mismatch(a, at, a.length, b, at, b.length);
            if (equal < 0) {
                return;
            }
            int start = at + equal;
            int end = start;
            while (end < a.length && a[end] != b[end]) {
                end++;
            }
            add(region, offset + start, Arrays.copyOfRange(a, start, end), Arrays.copyOfRange(b, start, end));
            at = end;
        }
    }

    /** A run that goes on where a piece ends is one run. */
    private void add(String region, long offset, byte[] a, byte[] b) {
        if (open != null && open.offset() + open.size() == offset) {
            open = new ContentChange(
                    region,
                    open.offset(),
                    open.size() + a.length,
                    shortened(open.a() + hex(a)),
                    shortened(open.b() + hex(b)));
            return;
        }
        close();
        open = new ContentChange(region, offset, a.length, shortened(hex(a)), shortened(hex(b)));
    }

    private void close() {
        if (open == null) {
            return;
        }
        if (runs.size() < MOST_RUNS) {
            runs.add(open);
        } else {
            further++;
        }
        open = null;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes, 0, Math.min(bytes.length, ContentChange.KEPT));
    }

    private static String shortened(String hex) {
        return hex.substring(0, Math.min(hex.length(), 2 * ContentChange.KEPT));
    }
}
