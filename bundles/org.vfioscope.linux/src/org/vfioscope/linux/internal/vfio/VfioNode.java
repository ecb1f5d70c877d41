package org.vfioscope.linux.internal.vfio;

import com.sun.jna.Memory;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.linux.internal.libc.NativeCopy;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.model.errno.Operation;

/** An open descriptor of VFIO, be it of a container, a group or a device, and its ioctls by the kind of their argument. */
final class VfioNode implements AutoCloseable {

    private final OwnedDescriptor descriptor;

    VfioNode(OwnedDescriptor descriptor) {
        this.descriptor = descriptor;
    }

    static VfioNode open(Path node, Operation operation) throws VfioException {
        return new VfioNode(OwnedDescriptor.open(node, operation));
    }

    /** An ioctl whose argument is a number. */
    int ioctl(Operation operation, int request, long argument) throws VfioException {
        return ioctl(operation, request, new Pointer(argument));
    }

    /** An ioctl whose argument is a structure that the kernel reads and fills in. */
    int ioctl(Operation operation, int request, ByteBuffer structure) throws VfioException {
        try (Memory memory = NativeCopy.in(structure)) {
            int result = ioctl(operation, request, memory);
            NativeCopy.out(memory, structure);
            return result;
        }
    }

    /** pread(2) or pwrite(2), once. */
    long call(Operation operation, OwnedDescriptor.Call call) throws VfioException {
        return descriptor.call(operation, call);
    }

    /** Lends the number out to another ioctl's argument. */
    int number() {
        return descriptor.number();
    }

    /** The descriptor itself, for those who map it. */
    OwnedDescriptor descriptor() {
        return descriptor;
    }

    String subject() {
        return descriptor.subject();
    }

    private int ioctl(Operation operation, int request, Pointer argument) throws VfioException {
        return (int) descriptor.call(operation, fd -> LibC.ioctl(fd, new NativeLong(request, true), argument));
    }

    @Override
    public void close() throws VfioException {
        descriptor.close();
    }
}
