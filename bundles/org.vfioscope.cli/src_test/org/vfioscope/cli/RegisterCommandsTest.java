package org.vfioscope.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RegisterCommandsTest extends CommandLineTestBase {

    private final TestDevice gpu = simulated.devices.get("sim:gpu");
    private final TestRegisters registers = new TestRegisters(0x3000);

    @BeforeEach
    void addRegisters() {
        gpu.registers = Optional.of(registers);
    }

    @Test
    void readsOneRegisterOnce() {
        assertThat(run("read", "sim:gpu", "BAR0", "0x10")).isZero();
        assertThat(out.toString()).isEqualTo("0x00000010: 0x13121110\n");
        assertThat(err.toString()).isEmpty();
        assertThat(registers.accesses).containsExactly("read 0:0x10/4");
    }

    @Test
    void readsAsManyAsAskedForWithTheirWidth() {
        assertThat(run("read", "sim:gpu", "0", "8", "--width", "8", "--count", "2"))
                .isZero();
        assertThat(out.toString()).isEqualTo("""
                0x00000008: 0x0f0e0d0c0b0a0908
                0x00000010: 0x1716151413121110
                """);
        assertThat(registers.accesses).containsExactly("read 0:0x8/8", "read 0:0x10/8");
        assertThat(run("read", "sim:gpu", "0", "0x7f", "--width", "1")).isZero();
        assertThat(out.toString()).endsWith("0x0000007f: 0x7f\n");
    }

    @Test
    void refusesWhatWouldTakeSeveralAccesses() {
        assertThat(run("read", "sim:gpu", "0", "0x11")).isEqualTo(1);
        assertThat(run("write", "sim:gpu", "0", "0x12", "1")).isEqualTo(1);
        assertThat(out.toString()).isEmpty();
        assertThat(err.toString())
                .contains("sim:gpu region 0 at 0x11, 4 bytes: read the region: EINVAL", "at 0x12, 4 bytes: write")
                .contains("The offset is no multiple of the width");
        assertThat(registers.accesses).isEmpty();
    }

    @Test
    void readsAMappingOfThePagesAround() {
        assertThat(run("read", "sim:gpu", "0", "0xffe", "--width", "2", "--count", "2", "--mapped"))
                .isZero();
        assertThat(out.toString()).isEqualTo("0x00000ffe: 0xfffe\n0x00001000: 0x0100\n");
        assertThat(gpu.log).containsExactly("mapped 0x0+0x2000", "device closed");
        assertThat(registers.accesses).containsExactly("read 0:0xffe/2", "read 0:0x1000/2", "unmapped");
    }

    @Test
    void endsAtTheFirstThatDoesNotAnswer() {
        assertThat(run("read", "sim:gpu", "0", "0x2ff8", "--count", "9")).isEqualTo(1);
        assertThat(out.toString()).hasLineCount(2);
        assertThat(err.toString())
                .startsWith("vfioscope: region 0: read the region: EIO")
                .contains("memory decode is off")
                .hasLineCount(1);
        assertThat(registers.accesses).hasSize(2);
    }

    @Test
    void writesOneRegisterOnce() {
        assertThat(run("write", "sim:gpu", "0", "0x10", "0x1122", "--width", "2"))
                .isZero();
        assertThat(run("write", "sim:gpu", "0", "0x3010", "255", "--width", "1", "--mapped"))
                .isZero();
        assertThat(out.toString()).isEmpty();
        assertThat(registers.accesses).containsExactly("write 0:0x10 2211", "write 0:0x3010 ff", "unmapped");
        assertThat(gpu.log).isEqualTo(List.of("device closed", "mapped 0x3000+0x1000 writable", "device closed"));
    }

    @Test
    void aRegionThatIsNotThereIsNamed() {
        assertThat(run("read", "sim:gpu", "ROM9", "0")).isEqualTo(1);
        assertThat(err.toString()).startsWith("vfioscope: sim:gpu has no region ROM9; it has 0 (BAR 0)");
        assertThat(registers.accesses).isEmpty();
    }
}
