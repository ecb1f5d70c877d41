package org.vfioscope.ui.internal.save;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.eclipse.core.runtime.NullProgressMonitor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SaveJobTest {

    @TempDir
    Path folder;

    @Test
    void leavesEveryOtherFileAlone() throws Exception {
        Path own = Files.writeString(folder.resolve("bar.bin.part"), "of the user's own");
        new SaveJob(folder.resolve("bar.bin"), "", (out, monitor) -> out.write(7)).work(new NullProgressMonitor());
        assertThat(own).hasContent("of the user's own");
        assertThat(folder.resolve("bar.bin")).hasBinaryContent(new byte[] {7});
        assertThat(Files.list(folder)).hasSize(2);
    }

    @Test
    void cancelledItLeavesTheFileAsItWas() throws Exception {
        Path file = Files.writeString(folder.resolve("bar.bin"), "before");
        new SaveJob(file, "", (out, monitor) -> {
                    out.write(7);
                    monitor.setCanceled(true);
                })
                .work(new NullProgressMonitor());
        assertThat(file).hasContent("before");
        assertThat(Files.list(folder)).containsExactly(file);
    }
}
