package org.vfioscope.linux.internal.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.linux.internal.ChildJvm;

/** A fault is handled by other code of the JVM for each way in which it runs Java: each must survive it. */
class FaultInEveryModeTest {

    /** Four widths, read and written, before and after. */
    private static final int ALL = 16;

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"-Xint, 10", "-XX:TieredStopAtLevel=1, 20000", "-XX:-TieredCompilation, 50000"})
    void becomesAnError(String mode, String accesses) throws Exception {
        Path file = Files.write(folder.resolve("device"), new byte[0x2000]);
        Path output = folder.resolve("output");
        Process program = ChildJvm.start(
                output,
                List.of(mode, "-XX:ErrorFile=" + folder.resolve("crash")),
                FaultingProgram.class,
                file.toString(),
                accesses);

        assertThat(program.waitFor()).as(() -> contentOf(output.toFile())).isEqualTo(ALL);
    }
}
