package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.vfioscope.linux.internal.SysfsTree;

class DmabufFdinfoTest {

    @Test
    void readsWhatTheKernelWrote() {
        DmabufFdinfo info = DmabufFdinfo.parse(SysfsTree.captured("dmabuf-fdinfo.txt"));

        assertThat(info.size()).hasValue(0x100000);
        assertThat(info.inode()).hasValue(221);
        assertThat(info.exporter()).contains("vfio_pci_core");
        assertThat(info.name()).contains("bar-view");
    }

    @Test
    void readsTheNameThatAUserGave() {
        assertThat(DmabufFdinfo.parse(List.of("name:\tmy: buffer")).name()).contains("my: buffer");
        assertThat(DmabufFdinfo.parse(List.of("name:\t")).name()).isEmpty();
    }

    @Test
    void readsSizesOf64Bits() {
        assertThat(DmabufFdinfo.parse(List.of("size:\t18446744073709551615")).size())
                .hasValue(-1);
    }

    @Test
    void whatIsNoDmabufHasNoneOfTheFields() {
        DmabufFdinfo info = DmabufFdinfo.parse(List.of("pos:\t0", "flags:\t02100002", "", ":", "size:\tmany", "ino"));

        assertThat(info.size()).isEmpty();
        assertThat(info.inode()).isEmpty();
        assertThat(info.exporter()).isEmpty();
    }
}
