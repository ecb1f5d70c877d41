package org.vfioscope.linux.internal.libc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

@Timeout(60)
class SharingTest {

    private final Sharing<String, Thing> sharing = new Sharing<>();
    private final AtomicInteger opened = new AtomicInteger();
    private final AtomicInteger closed = new AtomicInteger();

    private final class Thing implements Sharing.Closeable {
        Thing() {
            opened.incrementAndGet();
        }

        @Override
        public void close() {
            closed.incrementAndGet();
        }
    }

    private static VfioException refusal() {
        return new VfioException("thing", Operation.OPEN_GROUP, Errno.EBUSY);
    }

    @Test
    void isOpenedOnceAndClosedWithTheLastShare() throws Exception {
        Sharing<String, Thing>.Share first = sharing.acquire("a", Thing::new);
        Sharing<String, Thing>.Share second = sharing.acquire("a", Thing::new);
        assertThat(first.get()).isSameAs(second.get());

        first.close();
        first.close();
        assertThat(closed).hasValue(0);
        second.close();

        assertThat(opened).hasValue(1);
        assertThat(closed).hasValue(1);
        sharing.acquire("a", Thing::new).close();
        assertThat(opened).hasValue(2);
    }

    @Test
    void aFailureLeavesNothingBehind() throws Exception {
        VfioException e = catchThrowableOfType(
                VfioException.class,
                () -> sharing.acquire("a", () -> {
                    throw refusal();
                }));

        assertThat(e.errno()).isEqualTo(Errno.EBUSY);
        sharing.acquire("a", Thing::new).close();
        assertThat(closed).hasValue(1);
    }

    @Test
    void whileOneIsBeingOpenedOthersAreNotHeldUp() throws Exception {
        CountDownLatch inside = new CountDownLatch(1);
        CompletableFuture<Void> kernelAnswers = new CompletableFuture<>();
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<Sharing<String, Thing>.Share> slow = threads.submit(() -> sharing.acquire("slow", () -> {
                inside.countDown();
                kernelAnswers.join();
                return new Thing();
            }));
            inside.await();

            Sharing<String, Thing>.Share quick = sharing.acquire("quick", Thing::new);
            quick.close();
            assertThat(slow.isDone()).isFalse();

            kernelAnswers.complete(null);
            slow.get(30, TimeUnit.SECONDS).close();
        }
        assertThat(closed).hasValue(2);
    }

    @Test
    void whoComesWhileItIsBeingClosedOpensItAnew() throws Exception {
        CountDownLatch closing = new CountDownLatch(1);
        CompletableFuture<Void> kernelAnswers = new CompletableFuture<>();
        Sharing<String, Sharing.Closeable> slow = new Sharing<>();
        Sharing<String, Sharing.Closeable>.Share first = slow.acquire("a", () -> () -> {
            closing.countDown();
            kernelAnswers.join();
            closed.incrementAndGet();
        });
        try (ExecutorService threads = Executors.newCachedThreadPool()) {
            Future<?> leaving = threads.submit(() -> {
                first.close();
                return null;
            });
            closing.await();
            Future<Integer> coming = threads.submit(() -> {
                AtomicInteger closedBefore = new AtomicInteger();
                slow.acquire("a", () -> {
                            closedBefore.set(closed.get());
                            return () -> {};
                        })
                        .close();
                return closedBefore.get();
            });
            kernelAnswers.complete(null);
            leaving.get(30, TimeUnit.SECONDS);
            assertThat(coming.get(30, TimeUnit.SECONDS)).isEqualTo(1);
        }
    }
}
