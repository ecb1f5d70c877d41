package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.names.PciNames;

/** Processes that listen, but for another protocol. */
class NoServerTest {

    @TempDir
    Path folder;

    private VfioException refusedBy(String greeting) throws Exception {
        Path socket = folder.resolve("s");
        try (ServerSocketChannel listener = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
                var thread = Executors.newSingleThreadExecutor()) {
            listener.bind(UnixDomainSocketAddress.of(socket));
            var greeted = thread.submit(() -> {
                try (SocketChannel client = listener.accept()) {
                    client.write(ByteBuffer.wrap(greeting.getBytes(StandardCharsets.US_ASCII)));
                }
                return null;
            });
            VfioException error = catchThrowableOfType(
                    VfioException.class,
                    () -> VfioUserDeviceIo.open("vfio-user:" + socket, socket, new PciNames(List.of())));
            greeted.get();
            return error;
        }
    }

    /** The kernel may answer EPIPE or ECONNRESET, or end the stream: it depends on who is faster. */
    @Test
    void acceptsAndHangsUp() throws Exception {
        assertThat(refusedBy("").explained())
                .contains("The process that listens there", "may be no vfio-user server")
                .doesNotContain("dmesg");
    }

    @Test
    void sendsWhatIsNoMessage() {
        ScriptedServer server = new ScriptedServer((header, payload) ->
                List.of(ScriptedServer.Chunk.of("SSH-2.0-OpenSSH_10.0\r\n".getBytes(StandardCharsets.US_ASCII))));
        VfioException error = catchThrowableOfType(
                VfioException.class, () -> Connection.open("vfio-user:test", server, Connector.TIMEOUT));
        assertThat(error.explained())
                .contains("EPROTO")
                .contains("more than the")
                .contains("It may be no vfio-user server");
        assertThat(server.closed).isTrue();
    }
}
