package org.vfioscope.report.content;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class IntelHexTest {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    private String written() {
        return out.toString(StandardCharsets.US_ASCII);
    }

    private static void write(IntelHex hex, long offset, int... bytes) throws IOException {
        for (int i = 0; i < bytes.length; i++) {
            hex.write(offset + i, (byte) bytes[i]);
        }
    }

    @Test
    void leavesOutWhatIsLeftOut() throws IOException {
        IntelHex hex = new IntelHex(out, 0x1fff8, 0x20);
        write(hex, 0x1fffc, 1, 2, 3, 4, 5, 6, 7, 8);
        write(hex, 0x2000a, 0xff);
        hex.end();
        assertThat(written())
                .isEqualTo(":020000040001F9\r\n:04FFFC0001020304F7\r\n:020000040002F8\r\n:0400000005060708E2\r\n"
                        + ":01000A00FFF6\r\n:00000001FF\r\n");
    }

    @Test
    void aRecordHoldsSixteenBytes() throws IOException {
        IntelHex hex = new IntelHex(out, 0xc, 0x20);
        write(hex, 0xc, new int[0x20]);
        hex.end();
        assertThat(written().lines().map(line -> line.substring(0, 7)))
                .containsExactly(":04000C", ":100010", ":0C0020", ":000000");
    }

    @Test
    void countsFromTheRangeWhereAddressesDoNotFit() throws IOException {
        IntelHex high = new IntelHex(out, 0x3_0000_0000L, 4);
        write(high, 0x3_0000_0000L, 1, 0, 0, 0);
        high.end();
        assertThat(written()).startsWith(":0400000001000000FB\r\n");
        out.reset();
        IntelHex top = new IntelHex(out, 0xffff_ffff_ffff_fff0L, 0x10);
        write(top, 0xffff_ffff_ffff_fff0L, 1);
        top.end();
        assertThat(written()).startsWith(":0100000001FE\r\n");
    }

    @Test
    void refusesWhatItsAddressesDoNotReach() throws IOException {
        IntelHex longest = new IntelHex(out, 0x3_0000_0000L, 0x1_0000_0000L);
        write(longest, 0x3_ffff_ffffL, 1);
        longest.end();
        assertThat(written()).isEqualTo(":02000004FFFFFC\r\n:01FFFF000100\r\n:00000001FF\r\n");
        out.reset();
        for (long length : new long[] {0x1_0000_0001L, -1}) {
            assertThatThrownBy(() -> new IntelHex(out, 0, length))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("4 GiB")
                    .hasMessageContaining("0x%x bytes".formatted(length));
        }
        assertThat(written()).isEmpty();
    }
}
