package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.linux.internal.LinuxProvider;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.linux.internal.libc.LibC;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.errno.Advice;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.ErrnoAdvisor;
import org.vfioscope.model.errno.Operation;

/**
 * Every errno with which VFIO_DEVICE_FEATURE refuses a dmabuf, brought about on a real kernel by the bytes of the request, and
 * explained for this very call. EOPNOTSUPP takes another driver: see VariantDriverLabTest.
 */
@Tag("lab-new")
@Tag("lab-old")
@ExtendWith(NoDescriptorLeft.class)
class ExportErrnoLabTest {

    private static final int GET_DMA_BUF = 1 << 16 | 11;
    private static final int SET_DMA_BUF = 1 << 17 | 11;
    private static final int NO_OPERATION = 11;
    /** sizeof struct vfio_device_feature and its struct vfio_device_feature_dma_buf, linux/vfio.h. */
    private static final int HEADER = 24;
    /** sizeof struct vfio_region_dma_range, linux/vfio.h. */
    private static final int RANGE = 16;

    private static final long PAGE = 0x1000;
    private static final long EDU_BAR = 0x100000;
    /** VFIO_DEVICE_FEATURE, linux/vfio.h. */
    private static final int DEVICE_FEATURE = 0x3b75;

    private final boolean exporter = !System.getProperty("os.version").startsWith("6.1.");
    private DeviceIo edu;

    @BeforeEach
    void open() throws Exception {
        LinuxProvider provider = new LinuxProvider();
        edu = provider.open(provider.describe(LabDevices.EDU), Optional.of(OpenWay.GROUP));
    }

    @AfterEach
    void close() throws VfioException {
        edu.close();
        assertThat(OpenDescriptors.to("/dmabuf:")).isEmpty();
    }

    /** A request of the bytes' layout in linux/vfio.h: offset and length of each range follow the header. */
    private static ByteBuffer request(int flags, int region, int bufferFlags, int count, long... ranges) {
        int size = 24 + 8 * ranges.length;
        ByteBuffer bytes = ByteBuffer.allocate(size).order(ByteOrder.LITTLE_ENDIAN);
        bytes.putInt(size)
                .putInt(flags)
                .putInt(region)
                .putInt(2)
                .putInt(bufferFlags)
                .putInt(count);
        for (long value : ranges) {
            bytes.putLong(value);
        }
        return bytes.clear();
    }

    private static ByteBuffer range(int region, long offset, long length) {
        return request(GET_DMA_BUF, region, 0, 1, offset, length);
    }

    private int ask(ByteBuffer request) throws VfioException {
        return edu.deviceFeature().orElseThrow().deviceFeature(request);
    }

    /** On a kernel without the exporter the feature itself is unknown. */
    private void refused(Errno expected, ByteBuffer request) {
        VfioException e = catchThrowableOfType(VfioException.class, () -> ask(request));
        assertExplained(e, exporter ? expected : Errno.ENOTTY);
    }

    private static void assertExplained(VfioException e, Errno expected) {
        assertThat(e.errno()).isEqualTo(expected);
        assertThat(e.operation()).isEqualTo(Operation.DEVICE_FEATURE_DMA_BUF);
        Advice general = ErrnoAdvisor.advise(Operation.DISCOVER, expected);
        assertThat(e.advice().cause()).isNotBlank().isNotEqualTo(general.cause());
        assertThat(e.advice().remedy()).isNotBlank().isNotEqualTo(general.remedy());
        assertThat(e.explained())
                .contains(expected.name(), e.advice().cause(), e.advice().remedy());
    }

    @Test
    void aRightRequestIsAnsweredWithADescriptor() throws Exception {
        if (exporter) {
            try (DmabufDescriptor dmabuf = edu.dmabuf(ask(range(0, 0, EDU_BAR)))) {
                assertThat(dmabuf.size()).isEqualTo(EDU_BAR);
            }
        } else {
            refused(Errno.ENOTTY, range(0, 0, EDU_BAR));
        }
    }

    @Test
    void einvalOfARequestThatContradictsItself() {
        refused(Errno.EINVAL, request(GET_DMA_BUF, 0, 0, 0));
        refused(Errno.EINVAL, request(GET_DMA_BUF, 0, 1, 1, 0, PAGE));
        refused(Errno.EINVAL, request(SET_DMA_BUF, 0, 0, 1, 0, PAGE));
        refused(Errno.EINVAL, request(NO_OPERATION, 0, 0, 1, 0, PAGE));
        refused(Errno.EINVAL, range(0, 0, PAGE).putInt(0, 23));
    }

    @Test
    void einvalWhateverTheKernelKnowsWhereTheHeaderIsWrong() {
        for (ByteBuffer request :
                new ByteBuffer[] {range(0, 0, PAGE).putInt(0, 7), request(GET_DMA_BUF | SET_DMA_BUF, 0, 0, 1, 0, PAGE)
                }) {
            assertExplained(catchThrowableOfType(VfioException.class, () -> ask(request)), Errno.EINVAL);
        }
    }

    @Test
    void einvalOfRangesThatDoNotFit() {
        refused(Errno.EINVAL, range(0, 0, 0));
        refused(Errno.EINVAL, range(0, 0x10, PAGE));
        refused(Errno.EINVAL, range(0, 0, 0x800));
        refused(Errno.EINVAL, range(0, EDU_BAR, PAGE));
        refused(Errno.EINVAL, range(0, EDU_BAR - PAGE, 2 * PAGE));
        refused(Errno.EINVAL, range(0, 0, Long.MIN_VALUE));
        refused(Errno.EINVAL, request(GET_DMA_BUF, 0, 0, 2, 0, -PAGE, 0, 2 * PAGE));
    }

    @Test
    void eoverflowOfARangeThatWraps() {
        refused(Errno.EOVERFLOW, range(0, -PAGE, 2 * PAGE));
    }

    @Test
    void enodevOfWhatIsNoBarOfTheDevice() {
        for (int region : new int[] {1, 5, 6, 7, 8, 9, -1}) {
            refused(Errno.ENODEV, range(region, 0, PAGE));
        }
    }

    @Test
    void enomemOfMoreRangesThanTheKernelHasMemoryFor() {
        refused(Errno.ENOMEM, request(GET_DMA_BUF, 0, 0, Integer.MAX_VALUE));
    }

    @Test
    void emfileWhereNoDescriptorIsFree() throws Exception {
        einvalOfARequestThatContradictsItself();
        ByteBuffer request = range(0, 0, PAGE);
        VfioException refusal = null;
        try (DescriptorLimit limit = DescriptorLimit.noMore()) {
            ask(request);
        } catch (VfioException e) {
            refusal = e;
        }
        assertExplained(refusal, exporter ? Errno.EMFILE : Errno.ENOTTY);
        aRightRequestIsAnsweredWithADescriptor();
    }

    @Test
    void efaultOfARequestThatTheKernelCannotRead() throws IOException {
        int result = LibC.ioctl(deviceDescriptor(), new NativeLong(DEVICE_FEATURE), new Pointer(8));
        int errno = Native.getLastError();

        assertThat(result).isEqualTo(-1);
        assertExplained(asked(errno), Errno.EFAULT);
    }

    /** The header is read first, and says how many ranges follow; they begin, or go on, where nothing can be read. */
    @Test
    void efaultOfRangesThatTheKernelCannotRead() throws IOException {
        ByteBuffer two = request(GET_DMA_BUF, 0, 0, 2, 0, PAGE, PAGE, PAGE);
        try (MemoryBeforeHole memory = new MemoryBeforeHole()) {
            for (int readable : new int[] {HEADER, HEADER + RANGE}) {
                Pointer request = memory.endingWith(two, readable);
                int result = LibC.ioctl(deviceDescriptor(), new NativeLong(DEVICE_FEATURE), request);
                int errno = Native.getLastError();

                assertThat(result).isEqualTo(-1);
                assertExplained(asked(errno), exporter ? Errno.EFAULT : Errno.ENOTTY);
            }
        }
    }

    private static VfioException asked(int errno) {
        return new VfioException(LabDevices.EDU, Operation.DEVICE_FEATURE_DMA_BUF, Errno.of(errno));
    }

    private static int deviceDescriptor() throws IOException {
        try (DirectoryStream<Path> descriptors = Files.newDirectoryStream(Path.of("/proc/self/fd"))) {
            for (Path descriptor : descriptors) {
                if (Files.isSymbolicLink(descriptor)
                        && Files.readSymbolicLink(descriptor).toString().startsWith("anon_inode:[vfio")) {
                    return Integer.parseInt(descriptor.getFileName().toString());
                }
            }
        }
        throw new AssertionError("no device is open");
    }
}
