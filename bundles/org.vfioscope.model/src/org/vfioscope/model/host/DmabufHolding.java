package org.vfioscope.model.host;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * A dmabuf descriptor of a process, from /proc/PID/fd and /proc/PID/fdinfo.
 *
 * @param pid the process
 * @param process the process's name, from /proc/PID/comm
 * @param fd the descriptor's number in that process
 * @param inode the dmabuf's inode, the same in all processes that hold it
 * @param size its size in bytes, unsigned, where fdinfo tells it
 * @param exporter the exporter's name, such as {@code vfio_pci_core}
 * @param name its name, where it was given one
 */
public record DmabufHolding(
        long pid,
        String process,
        int fd,
        OptionalLong inode,
        OptionalLong size,
        Optional<String> exporter,
        Optional<String> name) {}
