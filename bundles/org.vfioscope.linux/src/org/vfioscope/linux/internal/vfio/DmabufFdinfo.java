package org.vfioscope.linux.internal.vfio;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.vfioscope.linux.internal.holders.ProcFdinfo;

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
        ProcFdinfo fields = ProcFdinfo.parse(lines);
        return new DmabufFdinfo(
                fields.number("size"), fields.number("ino"), fields.text("exp_name"), fields.text("name"));
    }
}
