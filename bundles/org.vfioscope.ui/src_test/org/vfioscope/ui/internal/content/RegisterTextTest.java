package org.vfioscope.ui.internal.content;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;

class RegisterTextTest {

    @Test
    void writesAllDigitsInTheChosenOrder() {
        assertThat(new RegisterText(AccessWidth.DWORD, false).hex(0x41)).isEqualTo("00000041");
        assertThat(new RegisterText(AccessWidth.DWORD, true).hex(0x41)).isEqualTo("41000000");
        assertThat(new RegisterText(AccessWidth.QWORD, true).hex(-2)).isEqualTo("feffffffffffffff");
        assertThat(new RegisterText(AccessWidth.WORD, false).ascii(0x0a41)).isEqualTo("A.");
        assertThat(new RegisterText(AccessWidth.BYTE, false).masked()).isEqualTo("MS");
    }

    @Test
    void intelHexLeavesOutWhatWasNotRead() throws IOException {
        ReadRange range = new ReadRange(0x1fff8, 0x20);
        range.put(0x1fffc, 0x04030201, AccessWidth.DWORD);
        range.put(0x20000, 0x08070605, AccessWidth.DWORD);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        range.writeHex(out);
        assertThat(out.toString(StandardCharsets.US_ASCII))
                .isEqualTo(
                        ":020000040001F9\r\n:04FFFC0001020304F7\r\n:020000040002F8\r\n:0400000005060708E2\r\n:00000001FF\r\n");
    }
}
