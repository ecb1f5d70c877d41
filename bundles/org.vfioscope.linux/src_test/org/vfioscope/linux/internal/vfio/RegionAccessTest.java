package org.vfioscope.linux.internal.vfio;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.vfioscope.access.VfioException;
import org.vfioscope.linux.internal.libc.KernelRelease;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionInfo;
import org.vfioscope.model.errno.Errno;
import org.vfioscope.model.errno.Operation;

class RegionAccessTest {

    private static final KernelRelease RECENT = KernelRelease.parse("6.14").orElseThrow();

    private static RegionAccess access(long size, long offset, int length) {
        return access(2, size, offset, length);
    }

    private static RegionAccess access(int index, long size, long offset, int length) {
        RegionInfo region = new RegionInfo(index, Set.of(), 0, size, 0x20000000000L, List.of());
        return new RegionAccess("0000:03:00.0", Operation.REGION_READ, region, offset, length);
    }

    @Test
    void beginsWhereTheKernelPutTheRegion() throws VfioException {
        assertThat(access(0x1000, 0xffc, 4).positionOnDevice()).isEqualTo(0x20000000ffcL);
    }

    @Test
    void takesOffsetsAndSizesAsUnsigned() throws VfioException {
        assertThat(access(-1L, -16L, 8).positionOnDevice(RECENT)).isEqualTo(0x20000000000L - 16);
    }

    @ParameterizedTest
    @CsvSource({"4096,4093,4", "4096,4096,1", "4096,-1,1", "4096,-4,4", "2,0,4", "0,0,1", "4096,1099511627776,4"})
    void refusesWhatWouldMeetTheNextRegion(long size, long offset, int length) {
        VfioException e = catchThrowableOfType(
                VfioException.class, () -> access(size, offset, length).positionOnDevice());

        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.explained()).contains("region 2 at 0x" + Long.toHexString(offset), "past its end");
    }

    @ParameterizedTest
    @CsvSource({"1,2", "2,4", "7,4", "4,8"})
    void refusesWhatTheKernelWouldSplit(long offset, int length) {
        VfioException e = catchThrowableOfType(
                VfioException.class, () -> access(64, offset, length).positionOnDevice(RECENT));

        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(e.explained()).contains("several accesses", "Align the offset");
    }

    @Test
    void takesWhatIsNoRegisterAsItIs() {
        assertThatNoException().isThrownBy(() -> access(64, 3, 7).positionOnDevice());
        assertThatNoException().isThrownBy(() -> access(64, 3, 16).positionOnDevice());
        assertThatNoException()
                .isThrownBy(() -> access(PciIndex.CONFIG, 64, 3, 8).positionOnDevice());
    }

    @Test
    void refusesEightBytesWhereTheKernelMovesThemInTwoSteps() {
        assertThatNoException().isThrownBy(() -> access(64, 8, 8).positionOnDevice(RECENT));
        for (int region : new int[] {PciIndex.ROM, PciIndex.VGA}) {
            VfioException e = catchThrowableOfType(
                    VfioException.class, () -> access(region, 64, 8, 8).positionOnDevice(RECENT));
            assertThat(e.advice().cause()).contains("two accesses of 4 bytes");
        }
        assertThat(catchThrowableOfType(
                                VfioException.class,
                                () -> access(64, 8, 8)
                                        .positionOnDevice(
                                                KernelRelease.parse("6.13.9").orElseThrow()))
                        .advice()
                        .remedy())
                .contains("mapping");
    }

    @Test
    void aPartialTransferIsAnError() {
        VfioException e =
                catchThrowableOfType(VfioException.class, () -> access(16, 0, 4).requireComplete(2));

        assertThat(e.errno()).isEqualTo(Errno.EIO);
        assertThat(e.explained()).contains("2 of 4 bytes");
        assertThatNoException().isThrownBy(() -> access(16, 0, 4).requireComplete(4));
    }
}
