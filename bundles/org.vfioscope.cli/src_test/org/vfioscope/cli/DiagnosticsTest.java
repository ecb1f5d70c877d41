package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DiagnosticsTest extends CommandLineTestBase {

    @ParameterizedTest
    @ValueSource(strings = {"--verbose report sim:gpu", "report --verbose sim:gpu", "report sim:gpu -v"})
    void verboseAddsTheTraceInTheFormatsOfQemu(String arguments) {
        assertThat(run(arguments.split(" "))).isZero();
        assertThat(err.toString())
                .contains("vfio_region_setup Device sim:gpu, region 0 \"sim:gpu BAR 0\", flags: 0xf, offset: 0x0,"
                        + " size: 0x400000000\n")
                .contains("vfio_region_sparse_mmap_entry sparse entry 1 [0x300000000 - 0x300001fff]\n");
        assertThat(out.toString()).startsWith("sim:gpu ").doesNotContain("vfio_region_setup");
    }

    @Test
    void verboseAddsTheStackTraceOfAnError() {
        assertThat(run("-v", "report", "sim:nix")).isEqualTo(1);
        assertThat(err.toString())
                .startsWith("vfioscope: there is no sim:nix")
                .contains("DeviceException", "\tat org.vfioscope.cli.TestProvider.describe");
    }

    @Test
    void anErrorOfTheProgramItselfIsOneLineToo() {
        in = null;
        assertThat(run("dmabuf", "create", "sim:gpu", "--region", "0", "--hold"))
                .isEqualTo(1);
        assertThat(err.toString())
                .contains("vfioscope: internal error: java.lang.NullPointerException")
                .hasLineCount(2);
        assertThat(simulated.devices.get("sim:gpu").log).contains("dmabuf closed", "device closed");
    }

    @Test
    void aFullDiskIsAnError() {
        assertThat(run(new Failing("No space left on device"), "report", "sim:gpu"))
                .isEqualTo(1);
        assertThat(err.toString()).isEqualTo("vfioscope: cannot write to standard output: No space left on device\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"report sim:gpu", "devices", "--help", "--version"})
    void aReaderThatHasSeenEnoughIsNone(String arguments) {
        assertThat(run(new Failing("Broken pipe"), arguments.split(" "))).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void helpThatCannotBeWrittenIsAnError() {
        assertThat(run(new Failing("No space left on device"), "--help")).isEqualTo(1);
        assertThat(err.toString()).hasLineCount(1);
    }

    private static final class Failing extends OutputStream {

        private final String reason;

        Failing(String reason) {
            this.reason = reason;
        }

        @Override
        public void write(int value) throws IOException {
            throw new IOException(reason);
        }

        @Override
        public void flush() throws IOException {
            throw new IOException(reason);
        }
    }
}
