package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.Notice;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.FeatureSupport;

/** On a kernel that has VFIO but no export of dmabufs. */
@Tag("lab-old")
class NoDmabufLabTest {

    @Test
    void unsupportedIsWarnedOfOnceAndTheRestGoesOn() throws Exception {
        List<Notice> heard = new ArrayList<>();
        try (DeviceAccess access = LabDevices.access()) {
            access.notices().addListener(heard::add);
            for (String device : LabDevices.ALL) {
                DeviceSession session = access.open(device);

                assertThat(session.snapshot().dmabufSupport().level()).isEqualTo(FeatureSupport.Level.NOT_IN_KERNEL);
                assertThat(session.snapshot().problems()).isEmpty();
                assertThat(session.snapshot().regions()).hasSizeGreaterThanOrEqualTo(8);
                assertThat(session.snapshot().irqs()).isNotEmpty();
            }
            DmabufOutcome outcome = access.sessions().getFirst().createDmabuf(0);

            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            DmabufOutcome.Unsupported.class,
                            unsupported -> assertThat(unsupported.reason()).contains("ENOTTY", "6.19"));
            assertThat(OpenDescriptors.to("/dmabuf:")).isEmpty();
        }
        assertThat(heard)
                .singleElement()
                .satisfies(notice -> assertThat(notice.text()).contains("ENOTTY"));
    }
}
