package org.vfioscope.ui.tests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.DmabufReceiver;
import org.vfioscope.access.spi.SentDmabufs;
import org.vfioscope.model.host.PeerProcess;

/**
 * Receives simulated dmabufs, which have no descriptor that could travel: whoever connects to the socket brings what a test put
 * here. With nothing put here, it is the kernel's receiver that is asked.
 */
public final class PretendedSender extends PretendedProvider {

    /** Who sends them. */
    static final PeerProcess PROCESS = new PeerProcess(4711, 1000, Optional.of("vmm"));

    private static final int STEP_MILLIS = 20;

    private static volatile Optional<List<DmabufDescriptor>> sent = Optional.empty();

    /** Lets the next process that connects bring these. */
    static void brings(DmabufDescriptor... dmabufs) {
        sent = Optional.of(List.of(dmabufs));
    }

    /** Leaves what comes to the kernel. */
    static void bringsNothing() {
        sent = Optional.empty();
    }

    /** As the platform makes it, which reads of it in plugin.xml. */
    public PretendedSender() {
        super("sender", "Pretended sender");
    }

    @Override
    public Optional<DmabufReceiver> receiver() {
        return sent.map(dmabufs -> (socket, cancelled) -> receive(socket, cancelled, dmabufs));
    }

    private static SentDmabufs receive(Path socket, BooleanSupplier cancelled, List<DmabufDescriptor> dmabufs) {
        try (ServerSocketChannel listening = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                Selector selector = Selector.open()) {
            listening.bind(UnixDomainSocketAddress.of(socket)).configureBlocking(false);
            listening.register(selector, SelectionKey.OP_ACCEPT);
            while (selector.select(STEP_MILLIS) == 0) {
                if (cancelled.getAsBoolean()) {
                    return new SentDmabufs(Optional.empty(), List.of());
                }
            }
            try (SocketChannel peer = listening.accept()) {
                peer.read(ByteBuffer.allocate(1));
            }
            return new SentDmabufs(Optional.of(PROCESS), dmabufs);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            delete(socket);
        }
    }

    private static void delete(Path socket) {
        try {
            Files.deleteIfExists(socket);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
