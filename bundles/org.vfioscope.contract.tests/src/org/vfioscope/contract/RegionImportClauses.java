package org.vfioscope.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import org.junit.jupiter.api.Test;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceException;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.errno.Errno;

/** The import of a region by its mapping, as type1 does it. */
interface RegionImportClauses extends Trial {

    @Test
    default void type1MapsAnotherDevicesRegion() throws VfioException, DeviceException {
        DeviceSession owner = open(subjects().exporter(), OpenWay.GROUP);
        AddressSpace space = open(subjects().importer(), OpenWay.GROUP).attach();
        ImportHandle mapped = space.importRegion(owner, subjects().region(), Trial.at(0x10_0000, 0, 2 * PAGE));
        assertThat(space.map()).hasSize(1);
        VfioException e = catchThrowableOfType(
                VfioException.class,
                () -> space.importRegion(owner, subjects().region(), Trial.at(0x10_1000, 0, PAGE)));
        assertThat(e.errno()).isEqualTo(Errno.EEXIST);
        ImportHandle chosen = space.importRegion(owner, subjects().region(), Trial.anywhere(0, PAGE));
        assertThat(chosen.mapping().iova()).isNotZero();
        mapped.unmap();
        chosen.unmap();
        assertThat(space.map()).isEmpty();
    }

    @Test
    default void closingTheOwnerUnmapsItEverywhere() throws VfioException, DeviceException {
        DeviceSession owner = open(subjects().exporter(), OpenWay.GROUP);
        AddressSpace space = open(subjects().importer(), OpenWay.GROUP).attach();
        ImportHandle mapped = space.importRegion(owner, subjects().region(), Trial.at(0x10_0000, 0, PAGE));
        owner.close();
        assertThat(mapped.state()).isEqualTo(ImportState.UNMAPPED);
        // the kernel lets it be opened again, so nothing held it
        open(subjects().exporter(), OpenWay.GROUP).close();
    }

    @Test
    default void iommufdTakesNoRegion() throws VfioException, DeviceException {
        DeviceSession owner = open(subjects().exporter(), OpenWay.IOMMUFD);
        AddressSpace space = open(subjects().importer(), OpenWay.IOMMUFD).attach();
        VfioException e = catchThrowableOfType(
                VfioException.class,
                () -> space.importRegion(owner, subjects().region(), Trial.at(0x10_0000, 0, PAGE)));
        assertThat(e.errno()).isEqualTo(Errno.EFAULT);
        assertThat(space.map()).isEmpty();
    }
}
