package org.vfioscope.linux.internal.vfio;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What /proc/PID/fdinfo/FD says of a dmabuf (dma_buf_show_fdinfo, drivers/dma-buf/dma-buf.c).
 *
 * @param size {@code size}, in bytes, unsigned
 * @param inode {@code ino}
 * @param exporter {@code exp_name}, such as {@code vfio_pci_core}
 * @param name {@code name}, where a user gave it one
 */
record DmabufFdinfo(OptionalLong size, OptionalLong inode, Optional<String> exporter, Optional<String> name) {

    /** Reads the lines {@code field:<tab>value}; what is missing or no number is empty. */
    static DmabufFdinfo parse(List<String> lines) {
        Map<String, String> fields = new HashMap<>();
        for (String line : lines) {
            int colon = line.indexOf(':');
            if (colon > 0) {
                fields.putIfAbsent(
                        line.substring(0, colon), line.substring(colon + 1).strip());
            }
        }
        return new DmabufFdinfo(
                number(fields.get("size")),
                number(fields.get("ino")),
                Optional.ofNullable(fields.get("exp_name")),
                Optional.ofNullable(fields.get("name")).filter(name -> !name.isEmpty()));
    }

    private static OptionalLong number(String text) {
        try {
            return text == null ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(text));
        } catch (NumberFormatException e) {
            return OptionalLong.empty();
        }
    }
}
