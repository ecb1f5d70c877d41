package org.vfioscope.vfiouser.internal.protocol;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.model.errno.Errno;

/**
 * The 16 bytes before every message: id u16, command u16, size u32, flags u32, errno u32. The protocol's byte order is the
 * host's, here always little-endian.
 *
 * @param id echoed by the reply, 16 bits
 * @param command the command's number, 16 bits
 * @param size of the whole message, this header included, in bytes
 * @param flags type, no-reply and error
 * @param errno of an error reply; may be 0 there
 */
public record Header(int id, int command, int size, int flags, int errno) {

    /** The size of a header in bytes. */
    public static final int SIZE = 16;

    private static final int TYPE = 0xf;
    private static final int REPLY = 1;
    private static final int NO_REPLY = 0x10;
    private static final int ERROR = 0x20;

    /** MAX_ERRNO, linux/err.h. */
    private static final int LARGEST_ERRNO = 4095;

    /**
     * The header of a command that wants a reply.
     *
     * @param id the id
     * @param command the command
     * @param payload the size of what follows, in bytes
     * @return the header
     */
    public static Header command(int id, Command command, int payload) {
        return new Header(id, command.number(), SIZE + payload, 0, 0);
    }

    /**
     * The header of the reply to this command.
     *
     * @param payload the size of what follows, in bytes
     * @return the header
     */
    public Header reply(int payload) {
        return new Header(id, command, SIZE + payload, REPLY, 0);
    }

    /**
     * The header, and thereby the whole, of the refusal of this command; other servers may have a payload behind theirs.
     *
     * @param error why
     * @return the header
     */
    public Header refusal(Errno error) {
        return new Header(id, command, SIZE, REPLY | ERROR, error.number());
    }

    /** {@return whether it belongs to a reply rather than a command} */
    public boolean isReply() {
        return (flags & TYPE) == REPLY;
    }

    /** {@return whether it is a refusal} */
    public boolean isRefusal() {
        return (flags & ERROR) != 0;
    }

    /** {@return whether the sender of this command wants a reply} */
    public boolean wantsReply() {
        return (flags & NO_REPLY) == 0;
    }

    /** {@return the size of what follows, in bytes} */
    public int payload() {
        return size - SIZE;
    }

    /**
     * Reads a header.
     *
     * @param bytes from index 0
     * @return the header
     * @throws ProtocolException if it contradicts itself
     */
    public static Header parse(ByteBuffer bytes) throws ProtocolException {
        ByteBuffer view = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        Header header = new Header(
                Short.toUnsignedInt(view.getShort(0)),
                Short.toUnsignedInt(view.getShort(2)),
                view.getInt(4),
                view.getInt(8),
                view.getInt(12));
        header.check();
        return header;
    }

    private void check() throws ProtocolException {
        // unsigned: more than 2 GiB is no smaller than what is too much
        if (size < 0 || size > SIZE + Limits.PAYLOAD) {
            throw new ProtocolException("a message of %s bytes, more than the %d of the largest there is"
                    .formatted(Integer.toUnsignedString(size), SIZE + Limits.PAYLOAD));
        }
        if (size < SIZE) {
            throw new ProtocolException("a message of %d bytes, fewer than its header has".formatted(size));
        }
        if ((flags & TYPE) > REPLY) {
            throw new ProtocolException("a message of type %d, neither command nor reply".formatted(flags & TYPE));
        }
        if (isReply() && isRefusal() && Integer.compareUnsigned(errno, LARGEST_ERRNO) > 0) {
            throw new ProtocolException("an error reply with errno %s".formatted(Integer.toUnsignedString(errno)));
        }
    }

    /**
     * Writes the header.
     *
     * @param into from its position, which moves
     */
    public void write(ByteBuffer into) {
        into.putShort((short) id)
                .putShort((short) command)
                .putInt(size)
                .putInt(flags)
                .putInt(errno);
    }
}
