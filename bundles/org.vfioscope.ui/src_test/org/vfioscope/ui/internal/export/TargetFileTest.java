package org.vfioscope.ui.internal.export;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TargetFileTest {

    @TempDir
    Path folder;

    @Test
    void tellsWhatIsThere() throws Exception {
        assertThat(TargetFile.at(folder.resolve("new.txt"))).isEqualTo(TargetFile.NEW);
        assertThat(TargetFile.at(Files.createFile(folder.resolve("old.txt")))).isEqualTo(TargetFile.EXISTS);
        assertThat(TargetFile.at(folder)).isEqualTo(TargetFile.FOLDER);
        assertThat(TargetFile.at(folder.resolve("nowhere/new.txt"))).isEqualTo(TargetFile.NOWHERE);
        assertThat(TargetFile.at(Path.of("/"))).isEqualTo(TargetFile.FOLDER);
    }
}
