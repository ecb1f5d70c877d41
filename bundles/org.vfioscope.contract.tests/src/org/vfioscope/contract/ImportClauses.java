package org.vfioscope.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.ImportEvent;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.errno.Errno;

/** The import of one device's dmabuf into another one's IOAS. */
interface ImportClauses extends Trial {

    long IOVA = 0x10_0000;

    @Test
    default void standsInTheMapUntilItIsUnmapped() throws VfioException, DeviceException {
        DmabufHandle dmabuf = export(open(subjects().exporter(), OpenWay.IOMMUFD), new MmapRange(0, 4 * PAGE));
        AddressSpace space = open(subjects().importer(), OpenWay.IOMMUFD).attach();
        assertThat(space.iovaRanges()).anyMatch(range -> range.holds(IOVA, 4 * PAGE));
        ImportHandle part = space.importDmabuf(dmabuf, Trial.at(IOVA, PAGE, 2 * PAGE));
        ImportHandle whole = space.importDmabuf(dmabuf, Trial.anywhere(0, 4 * PAGE));
        assertThat(space.map()).extracting(DmaMapping::length).containsExactlyInAnyOrder(2 * PAGE, 4 * PAGE);
        assertThat(part.mapping().iova()).isEqualTo(IOVA);
        assertThat(whole.mapping().iova()).isNotZero();
        part.unmap();
        whole.unmap();
        whole.unmap();
        assertThat(space.map()).isEmpty();
        assertThat(part.state()).isEqualTo(ImportState.UNMAPPED);
    }

    @Test
    default void isLostWithItsDmabufAndMappedAgain() throws VfioException, DeviceException {
        DeviceSession exporter = open(subjects().exporter(), OpenWay.IOMMUFD);
        DmabufHandle dmabuf = export(exporter, new MmapRange(0, PAGE));
        ImportHandle mapped =
                open(subjects().importer(), OpenWay.IOMMUFD).attach().importDmabuf(dmabuf, Trial.at(IOVA, 0, PAGE));
        Trial.decodeMemory(exporter, false);
        assertThat(mapped.state()).isEqualTo(ImportState.LOST);
        VfioException e = catchThrowableOfType(VfioException.class, mapped::mapAgain);
        assertThat(e.errno()).isEqualTo(Errno.ENODEV);
        assertThat(mapped.state()).isEqualTo(ImportState.UNMAPPED);
        Trial.decodeMemory(exporter, true);
        ImportHandle second = mapped.space().importDmabuf(dmabuf, Trial.at(IOVA, 0, PAGE));
        Trial.decodeMemory(exporter, false);
        Trial.decodeMemory(exporter, true);
        assertThat(second.state()).isEqualTo(ImportState.LOST);
        second.mapAgain();
        assertThat(second.history())
                .extracting(ImportEvent::state)
                .containsExactly(ImportState.MAPPED, ImportState.LOST, ImportState.UNMAPPED, ImportState.MAPPED);
    }

    @Test
    default void outlivesTheDescriptor() throws VfioException, DeviceException {
        DmabufHandle dmabuf = export(open(subjects().exporter(), OpenWay.IOMMUFD), new MmapRange(0, PAGE));
        ImportHandle mapped =
                open(subjects().importer(), OpenWay.IOMMUFD).attach().importDmabuf(dmabuf, Trial.at(IOVA, 0, PAGE));
        dmabuf.release();
        assertThat(mapped.state()).isEqualTo(ImportState.MAPPED);
        mapped.unmap();
    }

    @Test
    default void isLostWhenTheExportingDeviceIsClosed() throws VfioException, DeviceException {
        DeviceSession exporter = open(subjects().exporter(), OpenWay.IOMMUFD);
        DmabufHandle dmabuf = export(exporter, new MmapRange(0, PAGE));
        ImportHandle mapped =
                open(subjects().importer(), OpenWay.IOMMUFD).attach().importDmabuf(dmabuf, Trial.at(IOVA, 0, PAGE));
        exporter.close();
        assertThat(mapped.state()).isEqualTo(ImportState.LOST);
        mapped.unmap();
        assertThat(mapped.state()).isEqualTo(ImportState.UNMAPPED);
    }

    @Test
    default void goesWithTheAddressSpace() throws VfioException, DeviceException {
        DeviceSession device = open(subjects().exporter(), OpenWay.IOMMUFD);
        DmabufHandle dmabuf = export(device, new MmapRange(0, PAGE));
        AddressSpace own = device.attach();
        ImportHandle mapped = own.importDmabuf(dmabuf, Trial.at(IOVA, 0, PAGE));
        own.detach();
        assertThat(mapped.state()).isEqualTo(ImportState.UNMAPPED);
        assertThat(device.addressSpace()).isEmpty();
        assertThat(device.attach()).isNotSameAs(own);
    }
}
