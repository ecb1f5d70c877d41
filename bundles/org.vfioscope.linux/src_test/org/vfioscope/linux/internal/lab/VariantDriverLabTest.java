package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.FeatureSupport.Level;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast.Refused;
import org.vfioscope.model.rules.Forecast.Rule;

/** A variant of vfio-pci that does not export dmabufs, on a kernel that could: plain-vfio-pci of releng/lab/modules. */
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class VariantDriverLabTest {

    @BeforeEach
    void bind() throws Exception {
        LabShell.bind(LabDevices.TESTDEV, "plain-vfio-pci");
    }

    @AfterEach
    void bindBack() throws Exception {
        LabShell.bind(LabDevices.TESTDEV, "vfio-pci");
    }

    @Test
    void theDriverIsNamedAsWhoDoesNotOfferIt() throws Exception {
        try (DeviceAccess access = LabDevices.access()) {
            DeviceSession device = access.open(LabDevices.TESTDEV);
            DmabufRequest request = new DmabufRequest(2, List.of(new MmapRange(0, 0x1000)));

            assertThat(device.device().driver()).contains("plain-vfio-pci");
            assertThat(device.snapshot().dmabufSupport().level()).isEqualTo(Level.NOT_IN_DRIVER);
            assertThat(device.snapshot().region(2).orElseThrow().plan().qemuRanges())
                    .isNotEmpty();
            Answer answer = Answer.to(device, request);
            assertThat(((Refused) answer.forecast()).rule()).isEqualTo(Rule.NO_DRIVER);
            assertThat(answer.refusal()).contains(Errno.EOPNOTSUPP);
            assertThat(answer.asForetold()).isTrue();

            VfioException e = catchThrowableOfType(VfioException.class, () -> device.createDmabuf(request));
            assertThat(e.advice().cause()).isEqualTo("The device's VFIO driver does not offer dmabuf export");
            assertThat(e.advice().remedy()).contains("vfio-pci");
            assertThat(access.notices().notices()).isEmpty();
        }
    }
}
