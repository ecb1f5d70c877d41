package org.vfioscope.linux.internal.vfio;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.Closing;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.DmabufReceiver;
import org.vfioscope.access.spi.SentDmabufs;
import org.vfioscope.linux.internal.HostPaths;
import org.vfioscope.linux.internal.libc.OwnedDescriptor;
import org.vfioscope.linux.internal.socket.Patience;
import org.vfioscope.linux.internal.socket.PeerCredentials;
import org.vfioscope.linux.internal.socket.Received;
import org.vfioscope.linux.internal.socket.UnixListener;
import org.vfioscope.linux.internal.socket.UnixSocket;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.model.host.PeerProcess;

/** Receives dmabufs from another process; whatever else it sends is closed at once. */
public final class KernelDmabufReceiver implements DmabufReceiver {

    /** Senders put one byte beside a descriptor; what more there is means nothing here. */
    private static final int PAYLOAD = 64;

    private final HostPaths paths;

    /**
     * A receiver.
     *
     * @param paths where the kernel describes descriptors
     */
    public KernelDmabufReceiver(HostPaths paths) {
        this.paths = paths;
    }

    @Override
    public SentDmabufs receive(Path socket, BooleanSupplier cancelled) throws VfioException {
        List<DmabufDescriptor> dmabufs = new ArrayList<>();
        Optional<PeerProcess> sender = Optional.empty();
        Patience patience = Patience.until(cancelled);
        try (UnixListener listener = UnixListener.listen(socket, Operation.DMABUF_RECEIVE);
                UnixSocket peer = listener.accept(Operation.DMABUF_RECEIVE, patience)) {
            sender = Optional.of(sender(peer));
            receiveAll(peer, patience, dmabufs);
            return new SentDmabufs(sender, dmabufs);
        } catch (VfioException e) {
            if (Patience.isGivenUp(e)) {
                return new SentDmabufs(sender, dmabufs);
            }
            dmabufs.forEach(dmabuf -> Closing.after(e, dmabuf));
            throw e;
        } catch (RuntimeException | Error e) {
            // who asks whether to go on is not this class's own code
            dmabufs.forEach(dmabuf -> Closing.after(e, dmabuf));
            throw e;
        }
    }

    /** While it is connected, so that its number is not another process's by now; one that has ended has no name. */
    private PeerProcess sender(UnixSocket peer) throws VfioException {
        PeerCredentials of = peer.peer(Operation.DMABUF_RECEIVE);
        return new PeerProcess(of.pid(), of.uid(), name(of.pid()));
    }

    /** A process may give itself any name: nothing in it is to reach a terminal as a command. */
    private Optional<String> name(int pid) {
        Path comm = paths.proc().resolve(Integer.toString(pid)).resolve("comm");
        try {
            return Files.exists(comm)
                    ? Optional.of(Files.readString(comm).strip().replaceAll("\\p{Cntrl}", "?"))
                    : Optional.empty();
        } catch (IOException e) {
            // it ended meanwhile: its number and its user tell who it was
            return Optional.empty();
        }
    }

    private void receiveAll(UnixSocket peer, Patience patience, List<DmabufDescriptor> dmabufs) throws VfioException {
        while (true) {
            ByteBuffer payload = ByteBuffer.allocate(PAYLOAD);
            Received received = peer.receive(payload, UnixSocket.MOST_DESCRIPTORS, Operation.DMABUF_RECEIVE, patience);
            take(received.descriptors(), dmabufs);
            if (received.bytes() == 0) {
                return;
            }
        }
    }

    /** Takes all over before any is looked at, so that whoever called closes them where one is none, or is one too many. */
    private void take(List<OwnedDescriptor> descriptors, List<DmabufDescriptor> dmabufs) throws VfioException {
        for (OwnedDescriptor descriptor : descriptors) {
            dmabufs.add(new KernelDmabuf(paths, descriptor));
        }
        if (dmabufs.size() > UnixSocket.MOST_DESCRIPTORS) {
            throw refused(
                    "More than %d descriptors came".formatted(UnixSocket.MOST_DESCRIPTORS),
                    "Let the sender send fewer, or in several connections");
        }
        for (OwnedDescriptor descriptor : descriptors) {
            requireDmabuf(descriptor.number());
        }
    }

    /** Only a dmabuf's fdinfo has an exporter. */
    private void requireDmabuf(int number) throws VfioException {
        Path self = paths.proc().resolve("self");
        try {
            if (FdinfoFile.read(self.resolve("fdinfo/" + number))
                    .dmabuf()
                    .exporter()
                    .isPresent()) {
                return;
            }
            throw refused(
                    "What came is no dmabuf: it leads to " + Files.readSymbolicLink(self.resolve("fd/" + number)),
                    "Send the descriptor that VFIO_DEVICE_FEATURE_DMA_BUF returned");
        } catch (IOException e) {
            throw refused("It cannot be told what came: " + e.getMessage(), "Check that /proc is mounted");
        }
    }

    private static VfioException refused(String cause, String remedy) {
        return new VfioException(
                "the other process", Operation.DMABUF_RECEIVE, Errno.EINVAL, new Advice(cause, remedy));
    }
}
