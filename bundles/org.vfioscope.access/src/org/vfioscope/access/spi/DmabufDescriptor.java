package org.vfioscope.access.spi;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.OpenFlags;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

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
     * Its name, from fdinfo.
     *
     * @return the name; empty where it was given none
     * @throws VfioException if the kernel refuses
     */
    default Optional<String> name() throws VfioException {
        return Optional.empty();
    }

    /**
     * The open flags that the kernel kept, of those that were asked for, and close-on-exec.
     *
     * @return the flags; empty where no descriptor of the kernel stands behind it
     * @throws VfioException if the kernel refuses
     */
    default Optional<OpenFlags> openFlags() throws VfioException {
        return Optional.empty();
    }

    /**
     * Names it (DMA_BUF_SET_NAME, linux/dma-buf.h).
     *
     * @param name at most 31 bytes of UTF-8
     * @throws VfioException if the kernel refuses; EINVAL where the name is too long
     */
    default void setName(String name) throws VfioException {
        throw new VfioException("dmabuf " + fd(), Operation.DMABUF_SET_NAME, Errno.EOPNOTSUPP);
    }

    /**
     * The devices attached to it, from debugfs (dma_buf/bufinfo), which only root can read.
     *
     * @return the devices' names; none where nothing is attached
     * @throws VfioException if debugfs cannot be read
     */
    default List<String> attachments() throws VfioException {
        throw new VfioException("dmabuf " + fd(), Operation.DMABUF_INSPECT, Errno.EOPNOTSUPP);
    }

    /**
     * Tries an import into an IOAS that is made for it and destroyed again. No device is attached to that IOAS, so no DMA can
     * reach the dmabuf.
     *
     * @return what came of it
     * @throws VfioException if closing what was made for it fails
     */
    default TriedImport tryImport() throws VfioException {
        return new TriedImport.Impossible("This backend has no IOAS");
    }

    /**
     * Sends it to another process over a UNIX socket (SCM_RIGHTS, unix(7)), with one byte.
     *
     * @param socket where the other process listens
     * @param cancelled polled while the other process keeps us waiting
     * @return whether it was sent; not where it was cancelled before
     * @throws VfioException if nobody listens there, or the kernel refuses
     */
    default boolean send(Path socket, BooleanSupplier cancelled) throws VfioException {
        throw new VfioException("dmabuf " + fd(), Operation.DMABUF_SEND, Errno.EOPNOTSUPP);
    }

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
