package org.vfioscope.linux.internal.socket;

import com.sun.jna.Memory;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/** A struct msghdr with one buffer and room for descriptors, as sendmsg(2) and recvmsg(2) take it on 64-bit Linux. */
final class SocketMessage implements AutoCloseable {

    // struct msghdr, bits/socket.h
    private static final int IOV = 16;
    private static final int IOV_LENGTH = 24;
    private static final int CONTROL = 32;
    private static final int CONTROL_LENGTH = 40;
    private static final int FLAGS = 48;
    private static final int HEADER_SIZE = 56;
    /** sizeof(struct iovec): base, length. */
    private static final int IOVEC_SIZE = 16;
    // struct cmsghdr, bits/socket.h: length, level, type, data
    private static final int LEVEL = 8;
    private static final int TYPE = 12;
    private static final int DATA = 16;

    private static final int CONTROL_AT = HEADER_SIZE + IOVEC_SIZE;

    private final Memory memory;
    private final int payloadAt;
    private final int payloadSize;

    private SocketMessage(int payloadSize, int descriptors) {
        this.payloadAt = CONTROL_AT + space(descriptors);
        this.payloadSize = payloadSize;
        this.memory = new Memory((long) payloadAt + payloadSize);
        memory.clear();
        memory.setPointer(IOV, memory.share(HEADER_SIZE));
        memory.setLong(IOV_LENGTH, 1);
        memory.setPointer(HEADER_SIZE, memory.share(payloadAt));
        memory.setLong(HEADER_SIZE + Long.BYTES, payloadSize);
        if (descriptors > 0) {
            memory.setPointer(CONTROL, memory.share(CONTROL_AT));
            memory.setLong(CONTROL_LENGTH, space(descriptors));
        }
    }

    /** A message to be sent: the buffer from its position to its limit, at least one byte, which stay. */
    static SocketMessage of(ByteBuffer bytes, List<Integer> descriptors) {
        SocketMessage message = new SocketMessage(bytes.remaining(), descriptors.size());
        message.payload(bytes.remaining()).put(bytes.duplicate());
        if (!descriptors.isEmpty()) {
            message.memory.setLong(CONTROL_AT, length(descriptors.size()));
            message.memory.setInt(CONTROL_AT + LEVEL, SocketLibC.SOL_SOCKET);
            message.memory.setInt(CONTROL_AT + TYPE, SocketLibC.SCM_RIGHTS);
            for (int i = 0; i < descriptors.size(); i++) {
                message.memory.setInt(CONTROL_AT + DATA + (long) i * Integer.BYTES, descriptors.get(i));
            }
        }
        return message;
    }

    /** A message to be filled. */
    static SocketMessage room(int bytes, int descriptors) {
        return new SocketMessage(bytes, descriptors);
    }

    Memory header() {
        return memory;
    }

    /** The first bytes of the buffer. */
    ByteBuffer payload(int bytes) {
        return memory.getByteBuffer(payloadAt, Math.min(bytes, payloadSize));
    }

    /** Whether more descriptors came than there was room for, or than this process may have; the kernel closed them. */
    boolean isTruncated() {
        return (memory.getInt(FLAGS) & SocketLibC.MSG_CTRUNC) != 0;
    }

    /** The descriptors that came. */
    List<Integer> descriptors() {
        List<Integer> numbers = new ArrayList<>();
        long end = CONTROL_AT + memory.getLong(CONTROL_LENGTH);
        long at = CONTROL_AT;
        while (at + DATA <= end && memory.getLong(at) >= DATA) {
            long next = at + memory.getLong(at);
            boolean rights = memory.getInt(at + LEVEL) == SocketLibC.SOL_SOCKET
                    && memory.getInt(at + TYPE) == SocketLibC.SCM_RIGHTS;
            for (long fd = at + DATA; rights && fd + Integer.BYTES <= next; fd += Integer.BYTES) {
                numbers.add(memory.getInt(fd));
            }
            at = aligned(next);
        }
        return numbers;
    }

    @Override
    public void close() {
        memory.close();
    }

    /** CMSG_LEN for descriptors. */
    private static int length(int descriptors) {
        return DATA + descriptors * Integer.BYTES;
    }

    /** CMSG_SPACE for descriptors. */
    private static int space(int descriptors) {
        return descriptors == 0 ? 0 : (int) aligned(length(descriptors));
    }

    private static long aligned(long length) {
        return (length + Long.BYTES - 1) & -Long.BYTES;
    }
}
