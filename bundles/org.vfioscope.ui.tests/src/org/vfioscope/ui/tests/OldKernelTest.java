package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.ToolbarDriver;

/** A kernel without dmabuf export is warned of once, out of the way; everything else goes on. */
class OldKernelTest extends WindowTest {

    private static final String DEVICE = "sim:old-kernel";

    @Test
    void isWarnedOfOnceAndTheRegionsStay() {
        open(DEVICE);
        Texts.await("the kernel answered ENOTTY");
        assertThat(DialogDriver.anyOpen()).isFalse();
        regions.select(DEVICE, "BAR 0");
        ToolbarDriver.await(false, "sim:old-kernel: dmabufs unsupported: the kernel answered ENOTTY");
        assertThat(regions.children(DEVICE, "BAR 0")).contains("mmap range 0");
    }

    @Test
    void theSecondTimeNothingIsAdded() throws Exception {
        open(DEVICE);
        Texts.await("the kernel answered ENOTTY");
        access.sessions().getFirst().refresh();
        regions.select(DEVICE, "BAR 0");
        // the strip shows one at a time
        assertThat(access.notices().notices().stream()
                        .filter(notice -> notice.device().filter(DEVICE::equals).isPresent()))
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("the kernel answered ENOTTY"));
    }

    @Test
    void aBackendWithoutFeaturesIsToldFromAKernelWithoutThem() {
        open("sim:vfio-user");
        regions.select("sim:vfio-user", "BAR 0");
        ToolbarDriver.await(false, "this backend has no device features");
    }
}
