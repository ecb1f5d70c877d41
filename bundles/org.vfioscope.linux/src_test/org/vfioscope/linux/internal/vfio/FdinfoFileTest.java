package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.vfioscope.linux.internal.SysfsTree;
import org.vfioscope.model.OpenFlags;

class FdinfoFileTest {

    @TempDir
    Path folder;

    @Test
    void readsWhatTheKernelWrote() {
        FdinfoFile file = new FdinfoFile(SysfsTree.captured("dmabuf-fdinfo.txt"));

        assertThat(file.openFlags()).contains(OpenFlags.USUAL);
        assertThat(file.dmabuf().name()).contains("bar-view");
    }

    @Test
    void aNameThatIsNoTextHidesNothingElse() throws Exception {
        byte[] bytes = "flags:\t02\nexp_name:\tvfio\nname:\t?\n".getBytes();
        bytes[bytes.length - 2] = (byte) 0xff;
        FdinfoFile file = FdinfoFile.read(Files.write(folder.resolve("fdinfo"), bytes));

        assertThat(file.dmabuf().exporter()).contains("vfio");
        assertThat(file.dmabuf().name()).contains("\ufffd");
        assertThat(file.openFlags()).contains(new OpenFlags(2));
    }

    @Test
    void flagsThatAreNoneAreEmpty() {
        assertThat(new FdinfoFile(List.of("pos:\t0", "flags:\t09")).openFlags()).isEmpty();
        assertThat(new FdinfoFile(List.of("flags:\t77777777777")).openFlags()).isEmpty();
        assertThat(new FdinfoFile(List.of()).openFlags()).isEmpty();
    }
}
