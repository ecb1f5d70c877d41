package org.vfioscope.vfiouser.internal.server;

import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.protocol.Command;
import org.vfioscope.vfiouser.internal.protocol.Header;
import org.vfioscope.vfiouser.internal.protocol.Limits;
import org.vfioscope.vfiouser.internal.protocol.Message;
import org.vfioscope.vfiouser.internal.protocol.ProtocolException;
import org.vfioscope.vfiouser.internal.protocol.Version;
import org.vfioscope.vfiouser.internal.transport.MessageStream;
import org.vfioscope.vfiouser.internal.transport.Transport;

/** Serves one client until it leaves, breaks the protocol or is hung up on. */
final class ClientLoop implements Runnable {

    private static final String ENDS = "was hung up on: the service ends";

    private final String client;
    private final ServedDevice device;
    private final MessageStream stream;
    private final BooleanSupplier ended;
    private final Patience patience;
    private boolean refusalTold;

    /**
     * A loop for a client.
     *
     * @param client what to call it in the log
     * @param device the device
     * @param transport the connection; closed when the loop ends
     * @param ended whether the client is to be hung up on
     */
    ClientLoop(String client, ServedDevice device, Transport transport, BooleanSupplier ended) {
        this.client = client;
        this.device = device;
        this.stream = new MessageStream(client, transport, Limits.SERVER_DESCRIPTORS);
        this.ended = ended;
        this.patience = Patience.until(ended);
    }

    @Override
    public void run() {
        log("connected");
        try (MessageStream closed = stream) {
            Optional<Commands> commands = agree();
            while (commands.isPresent() && !ended.getAsBoolean() && serveOne(commands.get())) {
                // until it leaves
            }
            log(ended.getAsBoolean() ? ENDS : "left");
        } catch (ProtocolException e) {
            log("was hung up on: it sent " + e.getMessage());
        } catch (VfioException e) {
            log(Patience.isGivenUp(e) ? ENDS : "is lost: " + e.explained());
        }
    }

    /** The first message agrees on a version; without that there is nothing to talk about. */
    private Optional<Commands> agree() throws ProtocolException, VfioException {
        Optional<Message> received = receive();
        if (received.isEmpty()) {
            return Optional.empty();
        }
        try (Message message = received.get()) {
            if (message.header().command() != Command.VERSION.number()) {
                throw new ProtocolException("command %d before its version"
                        .formatted(message.header().command()));
            }
            Version theirs = Version.parse(message.payload());
            Version own = Version.own(
                    Limits.SERVER_DESCRIPTORS, device.session().device().simulated());
            if (theirs.major() != own.major()) {
                send(message.header().refusal(Errno.EINVAL), Answer.EMPTY);
                throw new ProtocolException("version %d.%d".formatted(theirs.major(), theirs.minor()));
            }
            Answer answer = Answer.of(own.answerTo(theirs).toBytes());
            send(message.header().reply(answer.payload().limit()), answer);
            return Optional.of(new Commands(device.session(), device.regions(), theirs.descriptors() > 0));
        }
    }

    private boolean serveOne(Commands commands) throws ProtocolException, VfioException {
        Optional<Message> received = receive();
        if (received.isEmpty()) {
            return false;
        }
        try (Message message = received.get()) {
            Header header = message.header();
            Header reply;
            Answer answer = Answer.EMPTY;
            try {
                answer = commands.run(message);
                reply = header.reply(answer.payload().limit());
            } catch (Refusal e) {
                reply = refuse(header, e.errno(), e.getMessage());
            } catch (VfioException e) {
                reply = refuse(header, e.errno(), e.explained());
            } catch (DeviceException e) {
                reply = refuse(header, Errno.ENODEV, e.getMessage());
            }
            if (header.wantsReply()) {
                send(reply, answer);
            }
        }
        return true;
    }

    /** A guest may write for ever to a device that must not be written: one line is enough. */
    private Header refuse(Header header, Errno errno, String reason) {
        if (errno.equals(Errno.EPERM) && !refusalTold) {
            refusalTold = true;
            log("wants to change the device and is refused; --writable would let it");
        } else if (!isUsual(header, errno)) {
            log("is refused %s: %s"
                    .formatted(
                            Command.of(header.command()).map(Command::name).orElse("command " + header.command()),
                            reason));
        }
        return header.refusal(errno);
    }

    /** No such region or interrupt, or no such feature: a client that looks around asks for dozens. */
    private static boolean isUsual(Header header, Errno errno) {
        boolean feature = header.command() == Command.DEVICE_FEATURE.number();
        return feature || errno.equals(Errno.EPERM) || errno.equals(Errno.EINVAL);
    }

    private Optional<Message> receive() throws ProtocolException, VfioException {
        return stream.receive(ClientLoop::admit, Operation.SERVE, patience);
    }

    private static void admit(Header header, int descriptors) throws ProtocolException {
        if (header.isReply()) {
            throw new ProtocolException("a reply, though it was asked nothing");
        }
    }

    private void send(Header header, Answer answer) throws VfioException {
        ByteBuffer payload = header.isRefusal() ? ByteBuffer.allocate(0) : answer.payload();
        stream.send(header, payload, header.isRefusal() ? List.of() : answer.descriptors(), Operation.SERVE, patience);
    }

    private void log(String what) {
        device.log().accept(client + " " + what);
    }
}
