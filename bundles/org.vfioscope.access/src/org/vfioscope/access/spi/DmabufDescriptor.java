package org.vfioscope.access.spi;

import java.util.List;
import java.util.Map;
import org.vfioscope.access.VfioException;

/** An open dmabuf descriptor. Every method may block, and may be called from any thread. */
public interface DmabufDescriptor extends AutoCloseable {

    /** {@return the descriptor's number in this process, or the simulator's stand-in for one} */
    int fd();

    /**
     * The size, from lseek(2) to the end.
     *
     * @return the size in bytes, unsigned
     * @throws VfioException if the kernel refuses
     */
    long size() throws VfioException;

    /**
     * The inode, by which other processes and debugfs name the dmabuf.
     *
     * @return the inode
     * @throws VfioException if the kernel refuses
     */
    long inode() throws VfioException;

    /**
     * The exporter's name, from fdinfo.
     *
     * @return such as {@code vfio_pci_core}
     * @throws VfioException if the kernel refuses
     */
    String exporter() throws VfioException;

    /**
     * Runs a command that inherits the descriptor and nothing else but the standard streams, and waits for its end.
     *
     * @param command the command and its arguments; looked up in PATH
     * @param environment what is added to this process's environment; {@code %d} in a value stands for the descriptor's
     *     number in the child
     * @return the command's exit status, or 128 plus the signal that ended it
     * @throws VfioException if the command cannot be started, or a descriptor cannot be inherited here
     */
    int spawn(List<String> command, Map<String, String> environment) throws VfioException;

    /** Closes the descriptor; the second time, nothing happens. */
    @Override
    void close() throws VfioException;
}
