package org.vfioscope.ui.internal.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.eclipse.core.runtime.IProgressMonitor;
import org.eclipse.core.runtime.IStatus;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceException;

/** What a job does that waits for an answer when it is cancelled. */
class CancelTest {

    private final CountDownLatch asked = new CountDownLatch(1);
    private final CountDownLatch answer = new CountDownLatch(1);
    private final NullProgressMonitor monitor = new NullProgressMonitor();
    private final CompletableFuture<IStatus> result = new CompletableFuture<>();

    private void await() throws DeviceException {
        asked.countDown();
        try {
            answer.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeviceException("given up", e);
        }
    }

    private Thread start(DeviceJob job) throws InterruptedException {
        Thread thread = Thread.ofPlatform().start(() -> {
            result.complete(job.run(monitor));
            // a worker goes on to the next job
            assertThat(Thread.currentThread().isInterrupted()).isFalse();
        });
        asked.await();
        monitor.setCanceled(true);
        job.canceling();
        return thread;
    }

    @Test
    void aDeviceThatDoesNotAnswerIsWaitedForNoLonger() throws Exception {
        Thread thread = start(new DeviceJob("Read", "") {
            @Override
            protected void work(IProgressMonitor unused) throws DeviceException {
                CancelTest.this.await();
            }
        });
        thread.join();
        assertThat(result.get().getSeverity()).isEqualTo(IStatus.CANCEL);
        assertThat(result.get().getException()).hasMessage("given up");
    }

    @Test
    void aFileIsNotTornFromWhoWritesIt() throws Exception {
        CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
        Thread thread = start(new FileJob("Save", "") {
            @Override
            protected void work(IProgressMonitor unused) throws IOException, DeviceException {
                CancelTest.this.await();
                interrupted.complete(Thread.currentThread().isInterrupted());
            }
        });
        answer.countDown();
        thread.join();
        assertThat(interrupted.getNow(true)).isFalse();
        assertThat(result.get().getSeverity()).isEqualTo(IStatus.CANCEL);
    }
}
