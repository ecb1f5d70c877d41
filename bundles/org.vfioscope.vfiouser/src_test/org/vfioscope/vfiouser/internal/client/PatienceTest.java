package org.vfioscope.vfiouser.internal.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.names.PciNames;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.vfiouser.internal.transport.SocketTransport;

/** A server that is silent or slow. */
class PatienceTest extends HandServedTestBase {

    private VfioUserDeviceIo open(Duration timeout) throws Exception {
        return connect(socket -> VfioUserDeviceIo.open(
                "vfio-user:slow",
                () -> Connection.open("vfio-user:slow", new SocketTransport(socket), timeout),
                new PciNames(List.of())));
    }

    private static ByteBuffer info() {
        return ByteBuffer.allocate(24).order(ByteOrder.LITTLE_ENDIAN).putInt(0, 24);
    }

    @Test
    void silenceEndsTheConnection() throws Exception {
        VfioUserDeviceIo device = open(Duration.ofMillis(300));
        VfioException error = catchThrowableOfType(VfioException.class, () -> device.getInfo(info()));
        assertThat(error.errno().name()).isEqualTo("ETIMEDOUT");
        receive();
        assertThat(server.receive(ByteBuffer.allocate(1), 0, Operation.SERVE, ENDLESS)
                        .bytes())
                .as("the client hung up")
                .isZero();
    }

    @Test
    void halfAMessageEndsTheConnection() throws Exception {
        VfioUserDeviceIo device = open(Duration.ofMillis(300));
        send(new byte[] {2, 0, 4, 0, 32});
        VfioException error = catchThrowableOfType(VfioException.class, () -> device.getInfo(info()));
        assertThat(error.errno().name()).isEqualTo("ETIMEDOUT");
    }

    @Test
    void aWaitThatIsInterruptedIsGivenUpAndTheDeviceGoesOn() throws Exception {
        VfioUserDeviceIo device = open(Duration.ofMinutes(1));
        CompletableFuture<VfioException> error = new CompletableFuture<>();
        Thread waiting = Thread.ofPlatform()
                .start(() -> error.complete(catchThrowableOfType(VfioException.class, () -> device.getInfo(info()))));
        ByteBuffer request = receive();
        waiting.interrupt();
        waiting.join();
        assertThat(error.get().errno().name()).isEqualTo("ECANCELED");

        byte[] late = HonestReplies.to(request.getShort(0), request.getShort(2), payload(request));
        try (var thread = Executors.newSingleThreadExecutor()) {
            var answered = thread.submit(() -> {
                ByteBuffer next = receive();
                assertThat(next.getShort(0)).isNotEqualTo(request.getShort(0));
                send(late);
                send(HonestReplies.to(next.getShort(0), next.getShort(2), payload(next)));
                return null;
            });
            ByteBuffer info = info();
            device.getInfo(info);
            answered.get();
            assertThat(info.getInt(8)).isEqualTo(HonestReplies.REGIONS);
        }
        device.close();
    }
}
