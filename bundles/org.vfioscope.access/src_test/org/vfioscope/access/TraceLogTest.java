package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.trace.TraceEvent;

class TraceLogTest {

    private final TraceLog log = new TraceLog(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));

    @Test
    void numbersEventsAndTellsListeners() {
        List<TraceEntry> heard = new ArrayList<>();
        log.addListener(heard::add);
        log.add(new TraceEvent("a", "1"), true);
        log.add(new TraceEvent("b", "2"), false);
        assertThat(log.entries())
                .containsExactly(
                        new TraceEntry(1, Instant.EPOCH, new TraceEvent("a", "1"), true),
                        new TraceEntry(2, Instant.EPOCH, new TraceEvent("b", "2"), false))
                .isEqualTo(heard);
    }

    @Test
    void keepsTheNewestOnly() {
        for (int i = 0; i < TraceLog.CAPACITY + 5; i++) {
            log.add(new TraceEvent("e", ""), false);
        }
        assertThat(log.entries()).hasSize(TraceLog.CAPACITY);
        assertThat(log.entries().getFirst().number()).isEqualTo(6);
        log.clear();
        assertThat(log.entries()).isEmpty();
    }
}
