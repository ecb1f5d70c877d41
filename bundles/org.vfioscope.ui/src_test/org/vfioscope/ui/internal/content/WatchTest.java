package org.vfioscope.ui.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class WatchTest {

    private static final Map<Long, AccessWidth> WATCHED = Map.of(0x20L, AccessWidth.DWORD, 0x24L, AccessWidth.DWORD);

    private final Watch watch = new Watch();

    @Test
    void aRegisterThatCouldNotBeReadIsLeftAloneUntilSomethingChanges() {
        watch.take(new Watch.Round(Map.of(0x20L, 1L, 0x24L, 2L), Map.of()), Instant.EPOCH);
        assertThat(watch.due(WATCHED)).isEqualTo(WATCHED);
        watch.take(new Watch.Round(Map.of(0x24L, 2L), Map.of(0x20L, failure())), Instant.EPOCH);
        assertThat(watch.due(WATCHED)).containsOnlyKeys(0x24L);
        assertThat(watch.readings()).as("what it was before is not so now").containsOnlyKeys(0x24L);
        assertThat(watch.failures().get(0x20L).summary()).isEqualTo("EIO: Input/output error");

        watch.tryAgain();
        assertThat(watch.due(WATCHED)).isEqualTo(WATCHED);
    }

    @Test
    void aRegisterThatIsWatchedAnewIsReadAnew() {
        watch.take(new Watch.Round(Map.of(), Map.of(0x20L, failure(), 0x24L, failure())), Instant.EPOCH);
        watch.forget(0x20);
        assertThat(watch.due(WATCHED)).containsOnlyKeys(0x20L);
    }

    private static WatchFailure failure() {
        return WatchFailure.of(new VfioException("sim:gpu", Operation.REGION_READ, Errno.EIO));
    }
}
