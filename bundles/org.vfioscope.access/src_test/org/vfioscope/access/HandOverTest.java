package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

/** A dmabuf that is handed over, and what its history says of that. */
class HandOverTest {

    private static final Path SOCKET = Path.of("/run/s");
    private static final int CONFIG = 7;
    private static final int COMMAND = 4;

    private final FakeDevice device =
            new FakeDevice().sparseRegion(0, 0x10000, 0, 0x2000, 0x4000, 0x1000).region(CONFIG, 3, 0x100);
    private final DeviceAccess access =
            new DeviceAccess(List.of(new FakeProvider().with("fake:a", device)), Clock.systemUTC());
    private DeviceSession session;
    private DmabufHandle handle;

    @BeforeEach
    void make() throws Exception {
        device.config[COMMAND] = 2;
        session = access.open("fake:a");
        handle = ((DmabufOutcome.Created) session.createDmabuf(0)).handle();
    }

    @Test
    void isInTheHistoryAndLeavesTheStateAsItIs() throws Exception {
        assertThat(handle.send(SOCKET, () -> false)).isTrue();

        assertThat(device.calls).contains("send 10 to /run/s");
        assertThat(handle.history()).hasSize(2);
        assertThat(handle.history().getLast().cause()).isEqualTo("Handed over to the process that listens at /run/s");
        assertThat(handle.state()).isEqualTo(DmabufState.LIVE);
        assertThat(DmabufEvent.since(handle.history()))
                .isEqualTo(handle.history().getFirst());
    }

    @Test
    void whatWasRefusedIsNotInTheHistory() {
        device.errors.put(Operation.DMABUF_SEND, Errno.EACCES);
        assertThatThrownBy(() -> handle.send(SOCKET, () -> false)).isInstanceOf(VfioException.class);
        device.errors.clear();
        assertThat(handle.history()).hasSize(1);
    }

    @Test
    void whatWasCancelledIsNotInTheHistory() throws Exception {
        assertThat(handle.send(SOCKET, () -> true)).isFalse();
        assertThat(handle.history()).hasSize(1);
    }

    @Test
    void whileRevokedIsNoSecondRevocation() throws Exception {
        session.write(CONFIG, COMMAND, AccessWidth.WORD, 0);
        int before = handle.history().size();
        handle.send(SOCKET, () -> false);

        assertThat(handle.state()).isEqualTo(DmabufState.REVOKED);
        assertThat(handle.revocationSince(before)).isEmpty();
        assertThat(handle.revocationSince(before - 1)).contains(handle.history().get(before - 1));
        assertThat(DmabufEvent.since(handle.history()))
                .isEqualTo(handle.history().get(before - 1));
    }

    @Test
    void aReleaseMeanwhileStaysTheLastEvent() throws Exception {
        assertThat(handle.send(SOCKET, this::releasedMeanwhile)).isTrue();

        assertThat(handle.isLive()).isFalse();
        assertThat(handle.history())
                .extracting(DmabufEvent::state)
                .containsExactly(DmabufState.LIVE, DmabufState.LIVE, DmabufState.RELEASED);
    }

    private boolean releasedMeanwhile() {
        try {
            handle.release();
        } catch (VfioException e) {
            throw new AssertionError(e);
        }
        return false;
    }
}
