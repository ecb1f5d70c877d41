package org.vfioscope.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.DeviceIo;
import org.vfioscope.access.spi.DmabufDescriptor;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;
import org.vfioscope.simulator.internal.kernel.DescriptorTable;

/** Descriptors of dmabufs and devices, from their making to after their end. */
class DmabufLifeTest {

    private final DescriptorTable table = Requests.table();
    private DeviceIo gpu;
    private DmabufDescriptor dmabuf;

    @BeforeEach
    void open() throws Exception {
        gpu = Requests.open(Requests.provider(table), "sim:gpu");
        dmabuf = another();
    }

    @Test
    void eachHasItsInode() throws Exception {
        DmabufDescriptor second = another();
        assertThat(second.inode()).isNotEqualTo(dmabuf.inode());
        assertThat(second.fd()).isNotEqualTo(dmabuf.fd());
    }

    @Test
    void outlivesTheDeviceWithItsSize() throws Exception {
        gpu.close();
        assertThat(dmabuf.size()).isEqualTo(0x2000);
        assertThat(table.open()).isOne();
        dmabuf.close();
        assertThat(table.open()).isZero();
    }

    @Test
    void isOfNoUseOnceClosed() throws Exception {
        dmabuf.close();
        dmabuf.close();
        assertErrno(dmabuf::size, Operation.DMABUF_INSPECT, Errno.EBADF);
        assertErrno(dmabuf::inode, Operation.DMABUF_INSPECT, Errno.EBADF);
        assertErrno(dmabuf::exporter, Operation.DMABUF_INSPECT, Errno.EBADF);
        assertErrno(() -> dmabuf.spawn(List.of("true"), Map.of()), Operation.SPAWN, Errno.EBADF);
    }

    @Test
    void closingTwiceSparesTheNextOfTheSameNumber() throws Exception {
        dmabuf.close();
        DmabufDescriptor next = another();
        assertThat(next.fd()).isEqualTo(dmabuf.fd());
        dmabuf.close();
        assertThat(next.size()).isEqualTo(0x2000);
        assertErrno(dmabuf::size, Operation.DMABUF_INSPECT, Errno.EBADF);
    }

    @Test
    void aNumberThatIsNotOpenIsBad() {
        assertErrno(gpu.dmabuf(77)::size, Operation.DMABUF_INSPECT, Errno.EBADF);
    }

    @Test
    void cannotBeInherited() {
        assertThatThrownBy(() -> dmabuf.spawn(List.of("true"), Map.of()))
                .isInstanceOfSatisfying(VfioException.class, e -> {
                    assertThat(e.errno()).isEqualTo(Errno.EOPNOTSUPP);
                    assertThat(e.operation()).isEqualTo(Operation.SPAWN);
                    assertThat(e.explained()).contains("simulated dmabuf has no descriptor", "Use a real device");
                });
    }

    @Test
    void aClosedDeviceAnswersNothing() throws Exception {
        gpu.close();
        gpu.close();
        assertErrno(() -> gpu.getInfo(Requests.info(24, 24, 0)), Operation.DEVICE_GET_INFO, Errno.EBADF);
        assertErrno(() -> gpu.getRegionInfo(Requests.info(32, 32, 0)), Operation.DEVICE_GET_REGION_INFO, Errno.EBADF);
        assertErrno(() -> gpu.getIrqInfo(Requests.info(16, 16, 0)), Operation.DEVICE_GET_IRQ_INFO, Errno.EBADF);
        assertErrno(() -> gpu.read(Requests.region(0), 0, Requests.feature(0, 0)), Operation.REGION_READ, Errno.EBADF);
        assertErrno(
                () -> gpu.write(Requests.region(0), 0, Requests.feature(0, 0)), Operation.REGION_WRITE, Errno.EBADF);
        assertErrno(this::another, Operation.DEVICE_FEATURE_DMA_BUF, Errno.EBADF);
    }

    private DmabufDescriptor another() throws VfioException {
        return gpu.dmabuf(Requests.call(gpu, Requests.dmabuf(3, new MmapRange(0, 0x2000))));
    }

    private static void assertErrno(ThrowingCallable call, Operation operation, Errno errno) {
        assertThatThrownBy(call).isInstanceOfSatisfying(VfioException.class, e -> {
            assertThat(e.errno()).isEqualTo(errno);
            assertThat(e.operation()).isEqualTo(operation);
        });
    }
}
