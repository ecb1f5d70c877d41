package org.vfioscope.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.MappedRange;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Errno;

/** Regions mapped into this process. */
interface MappingClauses extends Trial {

    @ParameterizedTest
    @EnumSource
    default void readsWhatTheDescriptorReads(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), way);
        int region = subjects().region();
        MappedRange mapped = session.map(region, new MmapRange(PAGE, PAGE), true);
        mapped.write(PAGE + 8, AccessWidth.DWORD, 0x1234_5678);
        mapped.write(PAGE + 12, AccessWidth.DWORD, 0x9abc_def0L);
        for (AccessWidth width : List.of(AccessWidth.BYTE, AccessWidth.WORD, AccessWidth.DWORD)) {
            assertThat(mapped.read(PAGE + 8, width)).isEqualTo(session.read(region, PAGE + 8, width));
        }
        // by the descriptor, kernels before Linux 6.14 would make two accesses of it
        assertThat(mapped.read(PAGE + 8, AccessWidth.QWORD)).isEqualTo(0x9abc_def0_1234_5678L);
        assertThat(session.read(region, PAGE + 12, AccessWidth.DWORD)).isEqualTo(0x9abc_def0L);
        mapped.close();
        assertThat(catchThrowableOfType(DeviceException.class, () -> mapped.read(PAGE, AccessWidth.BYTE)))
                .hasMessageContaining("closed");
        assertThat(session.mappings()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    default void turnsAFaultIntoAnError(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), way);
        MappedRange mapped = session.map(subjects().region(), new MmapRange(0, PAGE), true);
        Trial.decodeMemory(session, false);
        VfioException read = catchThrowableOfType(VfioException.class, () -> mapped.read(0, AccessWidth.DWORD));
        VfioException write = catchThrowableOfType(VfioException.class, () -> mapped.write(0, AccessWidth.DWORD, 1));
        VfioException byDescriptor = catchThrowableOfType(
                VfioException.class, () -> session.read(subjects().region(), 0, AccessWidth.DWORD));
        Trial.decodeMemory(session, true);
        assertThat(read.errno()).isEqualTo(Errno.EIO);
        assertThat(write.errno()).isEqualTo(Errno.EIO);
        assertThat(byDescriptor.errno()).isEqualTo(Errno.EIO);
        mapped.read(0, AccessWidth.DWORD);
    }

    @ParameterizedTest
    @EnumSource
    default void refusesWhatIsNotOneAccess(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), way);
        MappedRange mapped = session.map(subjects().region(), new MmapRange(0, PAGE), false);
        assertThat(catchThrowableOfType(VfioException.class, () -> mapped.read(2, AccessWidth.DWORD))
                        .errno())
                .isEqualTo(Errno.EINVAL);
        assertThat(catchThrowableOfType(VfioException.class, () -> mapped.read(PAGE, AccessWidth.BYTE))
                        .errno())
                .isEqualTo(Errno.EINVAL);
    }

    @ParameterizedTest
    @EnumSource
    default void refusesToWriteWhatIsMappedForReading(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), way);
        MappedRange mapped = session.map(subjects().region(), new MmapRange(0, PAGE), false);
        assertThat(catchThrowableOfType(VfioException.class, () -> mapped.write(0, AccessWidth.DWORD, 1))
                        .errno())
                .isEqualTo(Errno.EINVAL);
    }

    @ParameterizedTest
    @EnumSource
    default void mapsNothingBesideTheAreasOfARegion(OpenWay way) throws VfioException, DeviceException {
        assumeTrue(subjects().sparse().isPresent(), "this host has no sparse region");
        DeviceSession session = open(subjects().sparse().get(), way);
        int index = subjects().sparseRegion();
        RegionSnapshot region = session.snapshot().region(index).orElseThrow();
        MmapRange area = region.plan().qemuRanges().getFirst();
        assertThat(area.end()).as("a gap follows").isLessThan(region.info().size());
        session.map(index, new MmapRange(area.end() - PAGE, PAGE), false).close();
        for (MmapRange part : List.of(new MmapRange(area.end(), PAGE), new MmapRange(area.end() - PAGE, 2 * PAGE))) {
            VfioException e = catchThrowableOfType(VfioException.class, () -> session.map(index, part, false));
            assertThat(e.errno()).as("%s", part).isEqualTo(Errno.EINVAL);
        }
        assertThat(session.mappings()).isEmpty();
    }
}
