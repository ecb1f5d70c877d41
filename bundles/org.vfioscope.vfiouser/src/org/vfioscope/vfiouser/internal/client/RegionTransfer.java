package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.Message;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;

/**
 * One read or write of a region, in messages no larger than the server takes.
 *
 * @param device the device's name
 * @param connection the connection
 * @param region the region
 * @param offset in bytes from the region's start, unsigned
 */
record RegionTransfer(String device, Connection connection, RegionInfo region, long offset) {

    /** The widths that are one access each; a part of one would be another access. */
    private static final int WIDEST_ACCESS = Long.BYTES;

    void read(ByteBuffer into) throws VfioException {
        requireInside(Operation.REGION_READ, into.limit());
        int most = most(Operation.REGION_READ, into.limit());
        for (int at = 0; at < into.limit(); at += most) {
            int count = Math.min(most, into.limit() - at);
            ByteBuffer payload = header(at, count, 0);
            Request request =
                    Request.of(Command.REGION_READ, payload, Limits.ACCESS_HEADER + count, Operation.REGION_READ);
            try (Message reply = call(request)) {
                into.put(at, reply.payload(), Limits.ACCESS_HEADER, count);
            }
        }
    }

    void write(ByteBuffer from) throws VfioException {
        requireInside(Operation.REGION_WRITE, from.limit());
        int most = most(Operation.REGION_WRITE, from.limit());
        for (int at = 0; at < from.limit(); at += most) {
            int count = Math.min(most, from.limit() - at);
            ByteBuffer payload = header(at, count, count);
            payload.put(Limits.ACCESS_HEADER, from, at, count);
            Request request = Request.of(Command.REGION_WRITE, payload, Limits.ACCESS_HEADER, Operation.REGION_WRITE);
            call(request).close();
        }
    }

    /** Offset, region and count are echoed: other ones are the answer to another question. */
    private Message call(Request request) throws VfioException {
        Message reply = connection.call(request);
        ByteBuffer echo = reply.payload().slice(0, Limits.ACCESS_HEADER);
        ByteBuffer asked = request.payload().slice(0, Limits.ACCESS_HEADER);
        if (!echo.equals(asked)) {
            reply.close();
            throw connection.violated(
                    request.operation(), new ProtocolException("a reply on another offset, region or length"));
        }
        return reply;
    }

    private ByteBuffer header(int at, int count, int data) {
        return ByteBuffer.allocate(Limits.ACCESS_HEADER + data)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putLong(0, offset + at)
                .putInt(Long.BYTES, region.index())
                .putInt(Long.BYTES + Integer.BYTES, count);
    }

    private int most(Operation operation, int length) throws VfioException {
        int most = Math.min(connection.version().transfer(), Limits.TRANSFER);
        if (length <= WIDEST_ACCESS && length > most) {
            throw ServerErrors.tooNarrow(device, operation, length, most);
        }
        return most;
    }

    private void requireInside(Operation operation, int length) throws VfioException {
        boolean inside = Long.compareUnsigned(length, region.size()) <= 0
                && Long.compareUnsigned(offset, region.size() - length) <= 0;
        if (!inside) {
            throw ServerErrors.outside(device, operation, region.index(), offset, length);
        }
    }
}
