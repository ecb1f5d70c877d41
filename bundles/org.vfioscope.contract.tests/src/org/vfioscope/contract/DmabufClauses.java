package org.vfioscope.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufEvent;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.errno.Errno;

/** The life of a dmabuf. */
interface DmabufClauses extends Trial {

    @ParameterizedTest
    @EnumSource
    default void isRevokedWithMemoryDecodeAndRestoredWithIt(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), way);
        DmabufHandle dmabuf = export(session, new MmapRange(0, PAGE));
        Trial.decodeMemory(session, false);
        assertThat(dmabuf.state()).isEqualTo(DmabufState.REVOKED);
        assertThat(dmabuf.history().getLast().cause()).endsWith("memory decode is off (PCI_COMMAND.MEM is clear)");
        Trial.decodeMemory(session, true);
        assertThat(dmabuf.history())
                .extracting(DmabufEvent::state)
                .containsExactly(DmabufState.LIVE, DmabufState.REVOKED, DmabufState.RESTORED);
    }

    @ParameterizedTest
    @EnumSource
    default void isBornRevokedWithoutMemoryDecode(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), way);
        Trial.decodeMemory(session, false);
        DmabufHandle dmabuf = export(session, new MmapRange(0, PAGE));
        assertThat(dmabuf.state()).isEqualTo(DmabufState.BORN_REVOKED);
        assertThat(access().notices().notices()).isEmpty();
        Trial.decodeMemory(session, true);
        assertThat(dmabuf.state()).isEqualTo(DmabufState.RESTORED);
    }

    @Test
    default void tellsByATriedImportWhetherItIsRevoked() throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), OpenWay.IOMMUFD);
        DmabufHandle dmabuf = export(session, new MmapRange(PAGE, 2 * PAGE));
        assertThat(dmabuf.tryImport()).isInstanceOf(TriedImport.Taken.class);
        Trial.decodeMemory(session, false);
        assertThat(dmabuf.tryImport()).isEqualTo(new TriedImport.Refused(Errno.ENODEV));
        Trial.decodeMemory(session, true);
        assertThat(dmabuf.tryImport()).isInstanceOf(TriedImport.Taken.class);
        assertThat(dmabuf.state()).isEqualTo(DmabufState.RESTORED);
    }

    @Test
    default void tellsSoOfSeveralRangesAsWell() throws VfioException, DeviceException {
        DeviceSession session = open(subjects().exporter(), OpenWay.IOMMUFD);
        DmabufHandle dmabuf = export(session, new MmapRange(0, PAGE), new MmapRange(2 * PAGE, PAGE));
        assertThat(dmabuf.tryImport()).isEqualTo(new TriedImport.Refused(Errno.EOPNOTSUPP));
        Trial.decodeMemory(session, false);
        assertThat(dmabuf.tryImport()).isEqualTo(new TriedImport.Refused(Errno.ENODEV));
        Trial.decodeMemory(session, true);
    }

    @ParameterizedTest
    @EnumSource
    default void bearsAName(OpenWay way) throws VfioException, DeviceException {
        DmabufHandle dmabuf = export(open(subjects().exporter(), way), new MmapRange(0, PAGE));
        dmabuf.rename("thirty-one bytes is the longest");
        assertThat(dmabuf.name()).contains("thirty-one bytes is the longest");
        VfioException e =
                catchThrowableOfType(VfioException.class, () -> dmabuf.rename("thirty-two bytes is one too many"));
        assertThat(e.errno()).isEqualTo(Errno.EINVAL);
        assertThat(dmabuf.name()).contains("thirty-one bytes is the longest");
    }

    @ParameterizedTest
    @EnumSource
    default void aResetRevokesAndRestores(OpenWay way) throws VfioException, DeviceException {
        DeviceSession session = open(subjects().resettable(), way);
        RegionSnapshot mappable = session.snapshot().regions().stream()
                .filter(region -> !region.plan().qemuRanges().isEmpty())
                .findFirst()
                .orElseThrow();
        DmabufHandle dmabuf = export(session, mappable.index(), new MmapRange(0, PAGE));
        session.reset();
        assertThat(dmabuf.history())
                .extracting(DmabufEvent::state)
                .containsExactly(DmabufState.LIVE, DmabufState.REVOKED, DmabufState.RESTORED);
    }
}
