package org.vfioscope.simulator.internal.kernel;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.vfioscope.model.MmapRange;

/** The content of a region of any size. Only pages that were written take memory; all others read as zero. */
final class SparsePages {

    private static final int PAGE = 4096;

    private final Map<Long, byte[]> pages = new HashMap<>();

    /** Memory that starts with some bytes. */
    SparsePages(Map<Long, byte[]> content) {
        content.forEach((offset, bytes) -> {
            for (int i = 0; i < bytes.length; i++) {
                write(offset + i, bytes[i]);
            }
        });
    }

    /** {@return the byte at an offset, unsigned 64 bits} */
    byte read(long offset) {
        byte[] page = pages.get(offset & -PAGE);
        return page == null ? 0 : page[within(offset)];
    }

    /** Writes the byte at an offset, unsigned 64 bits. */
    void write(long offset, byte value) {
        pages.computeIfAbsent(offset & -PAGE, start -> new byte[PAGE])[within(offset)] = value;
    }

    /** {@return the pages that were written} */
    List<MmapRange> written() {
        return pages.keySet().stream()
                .sorted(Long::compareUnsigned)
                .map(start -> new MmapRange(start, PAGE))
                .toList();
    }

    private static int within(long offset) {
        return (int) (offset & (PAGE - 1));
    }
}
