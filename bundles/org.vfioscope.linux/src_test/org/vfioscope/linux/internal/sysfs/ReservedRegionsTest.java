package org.vfioscope.linux.internal.sysfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.dma.IovaRange;

class ReservedRegionsTest {

    @Test
    void whatVfioMayMapIsNotReserved() {
        assertThat(ReservedRegions.parse(List.of(
                        "0x00000000000a0000 0x00000000000fffff direct-relaxable",
                        "0x00000000bd000000 0x00000000bf7fffff direct",
                        "0x00000000fee00000 0x00000000feefffff msi",
                        "0xfffffffffff00000 0xffffffffffffffff reserved",
                        "nonsense")))
                .containsExactly(
                        new IovaRange(0xbd000000L, 0xbf7fffffL),
                        new IovaRange(0xfee00000L, 0xfeefffffL),
                        new IovaRange(0xfffffffffff00000L, -1));
    }

    @Test
    void aFileThatIsNotThereIsAnError(@TempDir Path folder) {
        VfioException e =
                catchThrowableOfType(VfioException.class, () -> ReservedRegions.of(new SysfsTree(folder).paths(), 8));

        assertThat(e.explained()).contains("8/reserved_regions");
    }
}
