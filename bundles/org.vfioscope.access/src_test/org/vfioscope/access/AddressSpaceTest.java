package org.vfioscope.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.errno.Errno;

class AddressSpaceTest {

    private final FakeDevice device = new FakeDevice().region(0, 7, 0x4000);
    private final FakeAddressSpace space = new FakeAddressSpace();
    private final FakeProvider provider = new FakeProvider().with("fake:device", device);
    private final DeviceAccess access = new DeviceAccess(List.of(provider), Clock.systemUTC());
    private DeviceSession session;

    @BeforeEach
    void open() throws Exception {
        device.space = space;
        session = access.open("fake:device");
    }

    @AfterEach
    void nothingIsLeft() throws Exception {
        access.close();
        assertThat(device.openDescriptors).isZero();
    }

    private DmabufHandle dmabuf() throws Exception {
        DmabufRequest request = new DmabufRequest(0, List.of(new MmapRange(0, 0x3000)));
        return ((DmabufOutcome.Created) session.createDmabuf(request)).handle();
    }

    private static ImportRequest at(long iova) {
        return new ImportRequest(0, 0x1000, OptionalLong.of(iova), DmaAccess.READ_WRITE);
    }

    @Test
    void isOneAsLongAsItIsAttached() throws Exception {
        AddressSpace first = session.attach();
        assertThat(session.attach()).isSameAs(first);
        first.detach();
        first.detach();
        assertThat(space.calls).containsExactly("close");
        assertThat(catchThrowableOfType(DeviceException.class, () -> first.importDmabuf(dmabuf(), at(0x1000))))
                .hasMessageContaining("is detached from a fake space");
        assertThat(session.attach()).isNotSameAs(first);
    }

    @Test
    void isGivenBackWhereItsRangesCannotBeRead() {
        space.refuseRanges = Errno.EFAULT;
        assertThat(catchThrowableOfType(VfioException.class, session::attach).errno())
                .isEqualTo(Errno.EFAULT);
        assertThat(space.calls).containsExactly("close");
        assertThat(session.addressSpace()).isEmpty();
    }

    @Test
    void unmapsEverythingBeforeItIsClosed() throws Exception {
        ImportHandle first = session.attach().importDmabuf(dmabuf(), at(0x1000));
        ImportHandle second = session.attach().importDmabuf(dmabuf(), at(0x4000));
        second.unmap();
        session.close();
        assertThat(space.calls)
                .containsExactly("map dmabuf 10", "map dmabuf 11", "unmap 0x4000", "unmap 0x1000", "close");
        assertThat(first.state()).isEqualTo(ImportState.UNMAPPED);
    }

    @Test
    void isClosedAlthoughUnmappingFails() throws Exception {
        ImportHandle mapped = session.attach().importDmabuf(dmabuf(), at(0x1000));
        space.refuseUnmapping = Errno.EIO;
        assertThat(catchThrowableOfType(VfioException.class, session::close).errno())
                .isEqualTo(Errno.EIO);
        assertThat(space.calls).endsWith("close");
        assertThat(device.closed).isTrue();
        assertThat(mapped.state()).isEqualTo(ImportState.UNMAPPED);
    }

    @Test
    void isMappedStillWhereTheKernelDoesNotUnmap() throws Exception {
        ImportHandle mapped = session.attach().importDmabuf(dmabuf(), at(0x1000));
        space.refuseUnmapping = Errno.EBUSY;
        assertThat(catchThrowableOfType(VfioException.class, mapped::unmap).errno())
                .isEqualTo(Errno.EBUSY);
        assertThat(mapped.state()).isEqualTo(ImportState.MAPPED);
        space.refuseUnmapping = null;
        mapped.unmap();
        assertThat(mapped.state()).isEqualTo(ImportState.UNMAPPED);
    }

    @Test
    void keepsNothingOfARefusedImport() throws Exception {
        space.refuseMapping = Errno.ENOMEM;
        AddressSpace attached = session.attach();
        assertThat(catchThrowableOfType(VfioException.class, () -> attached.importDmabuf(dmabuf(), at(0x1000)))
                        .errno())
                .isEqualTo(Errno.ENOMEM);
        assertThat(attached.imports()).isEmpty();
        assertThat(access.notices().notices())
                .singleElement()
                .satisfies(notice ->
                        assertThat(notice.text()).contains("import of dmabuf 1010", "the kernel will do it", "ENOMEM"));
    }

    @Test
    void tellsListenersOfLostImports() throws Exception {
        ImportHandle mapped = session.attach().importDmabuf(dmabuf(), at(0x1000));
        List<ImportState> heard = new ArrayList<>();
        access.addListener(new SessionListener() {
            @Override
            public void opened(DeviceSession opened) {}

            @Override
            public void changed(DeviceSession changed) {
                heard.add(mapped.state());
            }

            @Override
            public void closed(DeviceSession closed) {}
        });
        mapped.dmabuf().orElseThrow().revoke("a test");
        session.changed();
        assertThat(heard).isNotEmpty().containsOnly(ImportState.LOST);
    }

    @Test
    void choosesTheLowestFreeAddressForARegion() throws Exception {
        AddressSpace attached = session.attach();
        for (int i = 0; i < 3; i++) {
            attached.importRegion(session, 0, new ImportRequest(0, 0x4000, OptionalLong.empty(), DmaAccess.READ));
        }
        assertThat(attached.map()).extracting(DmaMapping::iova).containsExactly(0x1000L, 0x5000L, 0x9000L);
        attached.importRegion(session, 0, new ImportRequest(0, 0x4000, OptionalLong.empty(), DmaAccess.READ));
        assertThat(attached.map()).extracting(DmaMapping::iova).contains(0x2_0000L);
    }

    @Test
    void leavesOutWhatAnotherDeviceOfTheGroupHasMapped() throws Exception {
        FakeDevice neighbour = new FakeDevice().region(0, 7, 0x4000);
        neighbour.space = space;
        provider.with("fake:neighbour", neighbour);
        DeviceSession second = access.open("fake:neighbour");
        ImportRequest request = new ImportRequest(0, 0x4000, OptionalLong.empty(), DmaAccess.READ);
        session.attach().importRegion(session, 0, request);
        ImportHandle mapped = second.attach().importRegion(session, 0, request);
        assertThat(mapped.mapping().iova()).isEqualTo(0x5000);
        assertThat(second.attach().map()).hasSize(1);
    }

    @Test
    void saysThatNoAddressIsFree() throws Exception {
        AddressSpace attached = session.attach();
        ImportRequest tooLong = new ImportRequest(0, 0x2_0000, OptionalLong.empty(), DmaAccess.READ);
        assertThat(catchThrowableOfType(DeviceException.class, () -> attached.importRegion(session, 0, tooLong)))
                .hasMessage("no 0x20000 free bytes in a row are left in a fake space: unmap something, or map less");
        assertThat(device.calls).contains("munmap 0x0");
    }

    @Test
    void saysThatTheKernelTellsNoAddresses() throws Exception {
        space.ranges = List.of();
        AddressSpace attached = session.attach();
        ImportRequest anywhere = new ImportRequest(0, 0x1000, OptionalLong.empty(), DmaAccess.READ);
        assertThat(catchThrowableOfType(DeviceException.class, () -> attached.importRegion(session, 0, anywhere)))
                .hasMessage("the kernel does not tell which addresses a fake space has: choose one");
    }

    @Test
    void letsGoOfARegionThatIsNotMappedAgain() throws Exception {
        ImportHandle mapped = session.attach().importRegion(session, 0, at(0x1000));
        space.refuseMapping = Errno.ENOMEM;
        assertThat(catchThrowableOfType(VfioException.class, mapped::mapAgain).errno())
                .isEqualTo(Errno.ENOMEM);
        assertThat(mapped.state()).isEqualTo(ImportState.UNMAPPED);
        assertThat(device.calls).contains("munmap 0x0");
        session.close();
        assertThat(device.calls).containsOnlyOnce("munmap 0x0");
    }

    @Test
    void losesWhatWasRevokedWhileItWasMapped() throws Exception {
        AddressSpace attached = session.attach();
        DmabufHandle dmabuf = dmabuf();
        space.whileMapping = () -> dmabuf.revoke("a reset meanwhile");
        assertThat(attached.importDmabuf(dmabuf, at(0x1000)).state()).isEqualTo(ImportState.LOST);
    }

    @Test
    void mapsOnlyWhatWasNotUnmappedAgain() throws Exception {
        ImportHandle mapped = session.attach().importDmabuf(dmabuf(), at(0x1000));
        mapped.mapAgain();
        assertThat(mapped.state()).isEqualTo(ImportState.MAPPED);
        mapped.unmap();
        assertThat(catchThrowableOfType(DeviceException.class, mapped::mapAgain))
                .hasMessage("the mapping at 0x1000 was unmapped: import it anew");
    }

    @Test
    void mappingsGoWithTheSession() throws Exception {
        MappedRange mapped = session.map(0, new MmapRange(0x1000, 0x1000), true);
        mapped.write(0x1004, AccessWidth.DWORD, 1);
        assertThat(mapped.read(0x1004, AccessWidth.BYTE)).isEqualTo(4);
        session.close();
        assertThat(mapped.isOpen()).isFalse();
        assertThat(device.calls).contains("mapped write at 0x4").endsWith("munmap 0x1000", "close");
        assertThat(access.trace().entries())
                .extracting(entry -> entry.event().name())
                .contains("vfio_region_mmap", "vfio_region_unmap");
    }
}
