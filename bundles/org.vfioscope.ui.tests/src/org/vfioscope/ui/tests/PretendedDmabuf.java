package org.vfioscope.ui.tests;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/**
 * A dmabuf of pretended hardware, which goes to another process with the byte that a real one goes with; only the descriptor
 * is not there.
 */
final class PretendedDmabuf {

    private static final int STEP_MILLIS = 20;

    private static volatile CountDownLatch held = new CountDownLatch(0);

    private PretendedDmabuf() {}

    /** Lets the next hand-over wait until the latch is counted down, or it is given up. */
    static CountDownLatch hold() {
        held = new CountDownLatch(1);
        return held;
    }

    /** A device like another one, whose dmabufs can be sent. */
    static DeviceIo under(DeviceIo device) {
        return pretend(
                DeviceIo.class,
                device,
                "dmabuf",
                arguments -> pretend(
                        DmabufDescriptor.class,
                        device.dmabuf((Integer) arguments[0]),
                        "send",
                        send -> send((Path) send[0], (BooleanSupplier) send[1])));
    }

    private static boolean send(Path socket, BooleanSupplier cancelled) throws VfioException, IOException {
        if (!Files.exists(socket)) {
            throw new VfioException(socket.toString(), Operation.DMABUF_SEND, Errno.EACCES);
        }
        while (!isReleased()) {
            if (cancelled.getAsBoolean()) {
                return false;
            }
        }
        try (SocketChannel peer = SocketChannel.open(UnixDomainSocketAddress.of(socket))) {
            return peer.write(ByteBuffer.allocate(1)) == 1;
        }
    }

    private static boolean isReleased() {
        try {
            return held.await(STEP_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            // a system call does not mind the interrupt either; whether to give up is asked
            return false;
        }
    }

    private interface Answer {
        Object to(Object[] arguments) throws Exception;
    }

    /** Answers one method in its own way, and leaves all others to whom they were meant for. */
    private static <T> T pretend(Class<T> type, T behind, String method, Answer answer) {
        InvocationHandler handler = (proxy, called, arguments) -> {
            if (called.getName().equals(method)) {
                return answer.to(arguments);
            }
            try {
                return called.invoke(behind, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        };
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
    }
}
