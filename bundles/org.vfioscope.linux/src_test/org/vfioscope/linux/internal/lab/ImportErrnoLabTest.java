package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.AddressSpaceIo;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.rules.Forecast;

/** What the kernel refuses to import, and that it was foretold. */
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class ImportErrnoLabTest {

    private static final long PAGE = 0x1000;
    private static final long SIZE = 0x100000;
    private static final long FREE = 0x10000000;
    private static final long TAKEN = 0x20000000;

    private static final int FEATURE_GET_DMA_BUF = 1 << 16 | 11;
    private static final int O_RDWR_CLOEXEC = 0x80002;

    private DeviceAccess access;

    @BeforeEach
    void begin() throws Exception {
        access = LabDevices.access();
        // memory decode, which the dmabufs need, stays as one who closes the device left it
        DeviceSession edu = access.open(LabDevices.EDU, Optional.of(OpenWay.IOMMUFD));
        LabDevices.decode(edu, true);
    }

    @AfterEach
    void end() throws Exception {
        access.close();
    }

    @Test
    void everyForecastAgreesWithTheKernel() throws Exception {
        DeviceSession edu = access.sessions().getFirst();
        AddressSpace space = edu.attach();
        DmabufHandle dmabuf = ((DmabufOutcome.Created) edu.createDmabuf(0)).handle();
        space.importDmabuf(dmabuf, at(0, PAGE, TAKEN));

        assertAnswer(space, dmabuf, at(0, PAGE, TAKEN), Errno.EEXIST);
        assertAnswer(space, dmabuf, at(0, 2 * PAGE, TAKEN - PAGE), Errno.EEXIST);
        assertAnswer(space, dmabuf, at(0, 0, FREE), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(0, SIZE + PAGE, FREE), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(SIZE, PAGE, FREE), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(0, PAGE, FREE + 0x10), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(0x10, PAGE - 0x10, FREE + 0x10), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(0, PAGE / 2, FREE), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(0, PAGE, 0xfee00000L), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(0, PAGE, 1L << 62), Errno.EINVAL);
        assertAnswer(space, dmabuf, at(-PAGE, 2 * PAGE, FREE), Errno.EOVERFLOW);
        assertAnswer(space, dmabuf, at(0, -1, FREE), Errno.EOVERFLOW);

        // accepted: all of it, parts, and where the kernel likes
        space.importDmabuf(dmabuf, at(0, SIZE, FREE)).unmap();
        space.importDmabuf(dmabuf, at(SIZE - PAGE, PAGE, FREE)).unmap();
        ImportRequest anywhere = new ImportRequest(PAGE, PAGE, OptionalLong.empty(), DmaAccess.WRITE);
        assertThat(space.importDmabuf(dmabuf, anywhere).mapping().iova())
                .isNotEqualTo(space.importDmabuf(dmabuf, anywhere).mapping().iova());
        dmabuf.release();
        assertAnswer(space, dmabuf, at(0, PAGE, FREE), Errno.EBADF);
        assertThat(access.notices().notices()).isEmpty();
        assertThat(access.trace().entries())
                .noneMatch(entry -> entry.event().name().equals("vfioscope_forecast_differs"));
    }

    private static ImportRequest at(long start, long length, long iova) {
        return new ImportRequest(start, length, OptionalLong.of(iova), DmaAccess.READ_WRITE);
    }

    private static void assertAnswer(AddressSpace space, DmabufHandle dmabuf, ImportRequest request, Errno errno) {
        VfioException e = catchThrowableOfType(VfioException.class, () -> space.importDmabuf(dmabuf, request));
        assertThat(e).as("%s", request).isNotNull();
        assertThat(e.errno()).as("%s", request).isEqualTo(errno);
        // the one rule that applies, rather than all causes of the errno
        assertThat(space.forecast(dmabuf, request))
                .isInstanceOfSatisfying(
                        Forecast.Refused.class,
                        refused -> assertThat(e.advice()).isEqualTo(refused.advice()));
    }

    @Test
    void theCallsThemselvesAreRefusedForMoreReasons() throws Exception {
        access.close();
        LinuxProvider provider = new LinuxProvider();
        DeviceIo edu = provider.open(provider.describe(LabDevices.EDU), Optional.of(OpenWay.IOMMUFD));
        DeviceIo nvme = provider.open(provider.describe(LabDevices.NVME), Optional.of(OpenWay.IOMMUFD));
        AddressSpaceIo space = nvme.attach().orElseThrow();
        try (DmabufDescriptor one = dmabuf(edu, List.of(0L));
                DmabufDescriptor two = dmabuf(edu, List.of(0L, 2 * PAGE))) {
            map(space, one, FREE);
            assertThat(refusal(() -> map(space, two, TAKEN))).isEqualTo(Errno.EOPNOTSUPP);
            assertThat(two.tryImport()).isEqualTo(new TriedImport.Refused(Errno.EOPNOTSUPP));
            assertThat(refusal(() -> space.unmap(TAKEN, PAGE))).isEqualTo(Errno.ENOENT);
            assertThat(refusal(() -> space.unmap(FREE, PAGE / 2))).isEqualTo(Errno.ENOENT);
            assertThat(space.unmap(FREE, PAGE)).isEqualTo(PAGE);
            assertThat(one.tryImport()).isEqualTo(new TriedImport.Taken());

            map(space, one, FREE);
            edu.close();
            assertThat(refusal(() -> map(space, one, TAKEN)))
                    .as("the device is closed")
                    .isEqualTo(Errno.ENODEV);
            assertThat(one.tryImport()).isEqualTo(new TriedImport.Refused(Errno.ENODEV));
            assertThat(space.unmap(FREE, PAGE))
                    .as("a dead mapping can be unmapped")
                    .isEqualTo(PAGE);

            space.close();
            assertThat(refusal(() -> map(space, one, FREE)))
                    .as("the IOAS is destroyed")
                    .isEqualTo(Errno.ENOENT);
        } finally {
            space.close();
            nvme.close();
            edu.close();
        }
    }

    /** Each range is a page. */
    private static DmabufDescriptor dmabuf(DeviceIo device, List<Long> starts) throws Exception {
        int size = 24 + 16 * starts.size();
        ByteBuffer feature = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        feature.putInt(size)
                .putInt(FEATURE_GET_DMA_BUF)
                .putInt(0)
                .putInt(O_RDWR_CLOEXEC)
                .putInt(0);
        feature.putInt(starts.size());
        starts.forEach(start -> feature.putLong(start).putLong(PAGE));
        return device.dmabuf(device.deviceFeature().orElseThrow().deviceFeature(feature.flip()));
    }

    private static void map(AddressSpaceIo space, DmabufDescriptor dmabuf, long iova) throws VfioException {
        space.mapDmabuf(dmabuf, 0, PAGE, OptionalLong.of(iova), DmaAccess.READ_WRITE);
    }

    private static Errno refusal(ThrowingCallable call) {
        VfioException e = catchThrowableOfType(VfioException.class, call);
        assertThat(e).isNotNull();
        return e.errno();
    }
}
