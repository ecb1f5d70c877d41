package org.vfioscope.ui.internal.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class SaveTargetTest {

    private static final SaveFormat BINARY = new SaveFormat("bin", "Binary");
    private static final SaveFormat HEX = new SaveFormat("hex", "Intel HEX");
    private static final List<SaveFormat> FORMATS = List.of(BINARY, HEX);

    @Test
    void theChosenKindGivesTheProposedNameItsExtension() {
        assertThat(SaveTarget.of("/d/bar.bin", 1, FORMATS)).isEqualTo(target("/d/bar.hex", HEX));
        assertThat(SaveTarget.of("/d/bar.bin", 0, FORMATS)).isEqualTo(target("/d/bar.bin", BINARY));
    }

    @Test
    void anExtensionThatWasTypedIsMeant() {
        assertThat(SaveTarget.of("/d/bar.hex", 0, FORMATS)).isEqualTo(target("/d/bar.hex", HEX));
    }

    @Test
    void aNameOfNoKindStaysAsItIs() {
        assertThat(SaveTarget.of("/d/bar", 1, FORMATS)).isEqualTo(target("/d/bar", HEX));
        assertThat(SaveTarget.of("/d/bar.txt", FORMATS)).isEqualTo(target("/d/bar.txt", BINARY));
    }

    @Test
    void theNameDecidesWhereTheDesktopTellsNoKind() {
        assertThat(SaveTarget.of("/d/bar.bin", -1, FORMATS)).isEqualTo(target("/d/bar.bin", BINARY));
        assertThat(SaveTarget.of("/d/bar.hex", -1, FORMATS)).isEqualTo(target("/d/bar.hex", HEX));
    }

    private static SaveTarget target(String file, SaveFormat format) {
        return new SaveTarget(Path.of(file), format);
    }
}
