package org.vfioscope.vfiouser.internal.client;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceFeatureCall;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.RegionIoFd;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.Message;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;

/**
 * The commands of one connection that a server may lack and that QEMU's client never sends. Servers that agreed on version 0.0
 * are not asked, as some end over a command that they do not know. Of the others, one question for each tells whether the
 * server has it, right after the version: should one of them hang up, nothing is lost by connecting anew.
 *
 * <p>Neither changes anything in libvfio-user: a PROBE is answered from a table, and the list of I/O descriptors from what the
 * device's author has set up; the descriptors are duplicates that SCM_RIGHTS makes, and are closed here.
 */
final class OptionalCommands implements DeviceFeatureCall {

    /** VFIO_DEVICE_FEATURE_PROBE, linux/vfio.h. */
    private static final int PROBE = 1 << 18;
    /** VFIO_DEVICE_FEATURE_GET, linux/vfio.h. */
    private static final int GET = 1 << 16;
    /** VFIO_DEVICE_FEATURE_MIGRATION, linux/vfio.h: without it libvfio-user has no other feature either. */
    private static final int MIGRATION = 1;

    /** struct vfio_user_device_feature without data, in bytes: argsz, flags. */
    private static final int FEATURE = 8;

    private static final int FLAGS = 4;
    private static final Errno UNKNOWN_FEATURE = Errno.ENOTTY;

    private final Connection connection;
    private final Map<Integer, Optional<VfioException>> probed = new HashMap<>();
    private boolean features;
    private boolean ioFds;

    private OptionalCommands(Connection connection) {
        this.connection = connection;
    }

    /** None of them. */
    static OptionalCommands none(Connection connection) {
        return new OptionalCommands(connection);
    }

    /**
     * Finds out which of them the server has. Blocks.
     *
     * @throws VfioException if the connection was lost over it, or the wait was given up
     */
    static OptionalCommands ask(Connection connection) throws VfioException {
        OptionalCommands commands = none(connection);
        if (connection.version().answersUnknownCommands()) {
            commands.features = commands.hasFeatures();
            commands.ioFds = commands.hasIoFds();
        }
        return commands;
    }

    /** A feature that is not known is ENOTTY to those that have others; EINVAL is libvfio-user's word for neither. */
    private boolean hasFeatures() throws VfioException {
        Optional<VfioException> refusal = probe(PROBE | GET | MIGRATION);
        return refusal.isEmpty() || refusal.get().errno().equals(UNKNOWN_FEATURE);
    }

    /** EINVAL says that there is no region 0, or no such command; asking for the other regions does no harm. */
    private boolean hasIoFds() throws VfioException {
        try {
            ioFds(0, IoFdReplies.FIXED).close();
            return true;
        } catch (VfioException e) {
            requireRefusal(e);
            return e.errno().equals(Errno.EINVAL);
        }
    }

    /** The feature call, where the server has it. */
    Optional<DeviceFeatureCall> features() {
        return features ? Optional.of(this) : Optional.empty();
    }

    @Override
    public boolean probesAlone() {
        return true;
    }

    @Override
    public int deviceFeature(ByteBuffer feature) throws VfioException {
        int flags = feature.getInt(FLAGS);
        if ((flags & PROBE) == 0) {
            throw new VfioException("the device", Operation.DEVICE_FEATURE, UNKNOWN_FEATURE);
        }
        Optional<VfioException> refusal = probe(flags);
        if (refusal.isPresent()) {
            throw refusal.get();
        }
        return 0;
    }

    /** Asked once a connection, since each refusal is a line in the log of a libvfio-user server. */
    private Optional<VfioException> probe(int flags) throws VfioException {
        Optional<VfioException> known = probed.get(flags);
        if (known == null) {
            known = ask(flags);
            probed.put(flags, known);
        }
        return known;
    }

    private Optional<VfioException> ask(int flags) throws VfioException {
        ByteBuffer payload = payload(FEATURE).putInt(0, FEATURE).putInt(FLAGS, flags);
        Request request = Request.of(Command.DEVICE_FEATURE, payload, FEATURE, Operation.DEVICE_FEATURE);
        try (Message reply = connection.call(request)) {
            if (reply.payload().getInt(FLAGS) != flags) {
                throw connection.violated(
                        request.operation(), new ProtocolException("the answer to a probe of something else"));
            }
            return Optional.empty();
        } catch (VfioException e) {
            requireRefusal(e);
            return Optional.of(e);
        }
    }

    /**
     * What of a region can be reached by descriptors. Blocks. The first question has room for the list's size alone, and so
     * brings no descriptor; most lists are empty.
     *
     * @throws VfioException if the server refuses, or sends what it must not
     */
    List<RegionIoFd> ioFds(RegionInfo region) throws VfioException {
        if (!ioFds) {
            return List.of();
        }
        int size;
        try (Message reply = ioFds(region.index(), IoFdReplies.FIXED)) {
            size = IoFdReplies.size(reply.payload(), region.index());
        } catch (ProtocolException e) {
            throw connection.violated(Operation.DEVICE_GET_REGION_IO_FDS, e);
        }
        if (size == IoFdReplies.FIXED) {
            return List.of();
        }
        try (Message reply = ioFds(region.index(), size)) {
            return IoFdReplies.parse(reply.payload(), region);
        } catch (ProtocolException e) {
            throw connection.violated(Operation.DEVICE_GET_REGION_IO_FDS, e);
        }
    }

    private Message ioFds(int region, int room) throws VfioException {
        ByteBuffer payload = payload(IoFdReplies.FIXED).putInt(0, room).putInt(InfoReplies.INDEX, region);
        return connection.call(new Request(
                Command.DEVICE_GET_REGION_IO_FDS,
                payload,
                IoFdReplies.FIXED,
                room,
                room == IoFdReplies.FIXED ? 0 : Limits.CLIENT_DESCRIPTORS,
                Operation.DEVICE_GET_REGION_IO_FDS));
    }

    /** Passes on what is no answer of the server's: the end of the connection, or of the wait. */
    private void requireRefusal(VfioException e) throws VfioException {
        if (!connection.isOpen() || Connection.isGivenUp(e)) {
            throw e;
        }
    }

    private static ByteBuffer payload(int size) {
        return ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
    }
}
