package org.vfioscope.ui.internal.trace;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.access.TraceEntry;
import org.vfioscope.model.trace.TraceEvent;

class TraceFilterTest {

    private final TraceEntry entry =
            new TraceEntry(1, Instant.EPOCH, new TraceEvent("vfio_region_exit", "Device sim:gpu, region 3"), true);

    @ParameterizedTest
    @CsvSource({
        "'',true",
        "'  ',true",
        "EXIT,true",
        "gpu exit,true",
        "'region 3',true",
        "setup,false",
        "gpu setup,false"
    })
    void acceptsWhatHasAllWords(String typed, boolean accepted) {
        assertThat(TraceFilter.of(typed).accepts(entry)).isEqualTo(accepted);
    }
}
