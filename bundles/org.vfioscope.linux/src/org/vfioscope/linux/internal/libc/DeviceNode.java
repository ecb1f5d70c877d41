package org.vfioscope.linux.internal.libc;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Operation;

/** An open descriptor of VFIO or iommufd, and its ioctls by the kind of their argument. */
public final class DeviceNode implements AutoCloseable {

    private final IoctlCall ioctl;
    private final OwnedDescriptor descriptor;

    /**
     * Takes a descriptor over.
     *
     * @param ioctl carries its ioctls out
     * @param descriptor the descriptor
     */
    public DeviceNode(IoctlCall ioctl, OwnedDescriptor descriptor) {
        this.ioctl = ioctl;
        this.descriptor = descriptor;
    }

    /**
     * Opens a node for reading and writing.
     *
     * @param ioctl carries its ioctls out
     * @param node the node
     * @param operation what to call the attempt
     * @return the open node; the caller closes it
     * @throws VfioException if the kernel refuses
     */
    public static DeviceNode open(IoctlCall ioctl, Path node, Operation operation) throws VfioException {
        return new DeviceNode(ioctl, OwnedDescriptor.open(node, operation));
    }

    /**
     * An ioctl whose argument is a number.
     *
     * @param operation what is asked
     * @param request the request's number
     * @param argument the number
     * @return the call's result, not negative
     * @throws VfioException if the kernel refuses
     */
    public int ioctl(Operation operation, int request, long argument) throws VfioException {
        return ioctl(operation, request, new Pointer(argument));
    }

    /**
     * An ioctl whose argument is a structure.
     *
     * @param operation what is asked
     * @param request the request's number
     * @param structure from index 0 to the limit; filled in with what the kernel wrote, also where it refused, since it then may
     *     tell how much room it needs
     * @return the call's result, not negative
     * @throws VfioException if the kernel refuses
     */
    public int ioctl(Operation operation, int request, ByteBuffer structure) throws VfioException {
        try (Memory memory = NativeCopy.in(structure)) {
            try {
                return ioctl(operation, request, memory);
            } finally {
                NativeCopy.out(memory, structure);
            }
        }
    }

    /** {@return the descriptor itself, for other calls than ioctls} */
    public OwnedDescriptor descriptor() {
        return descriptor;
    }

    /** {@return what it leads to, for messages} */
    public String subject() {
        return descriptor.subject();
    }

    private int ioctl(Operation operation, int request, Pointer argument) throws VfioException {
        return (int) descriptor.call(operation, fd -> ioctl.on(fd, request, argument));
    }

    /** Closes it; the second time, nothing happens. */
    @Override
    public void close() throws VfioException {
        descriptor.close();
    }
}
