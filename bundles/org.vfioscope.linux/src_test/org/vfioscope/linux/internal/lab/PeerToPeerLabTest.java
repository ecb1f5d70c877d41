package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.vfioscope.access.AddressSpace;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.ImportHandle;
import org.vfioscope.access.VfioException;
import org.vfioscope.access.spi.TriedImport;
import org.vfioscope.linux.internal.OpenDescriptors;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.DmabufState;
import org.vfioscope.model.OpenWay;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.ImportRequest;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.model.errno.Errno;

/** One device's DMA engine works in another device's BAR. */
@Timeout(300)
class PeerToPeerLabTest {

    private static final int BAR2 = 2;
    private static final long IOVA = 0x1000000;
    private static final int PAGE = 0x1000;
    private static final long PATTERN = 0x5566778811223344L;
    private static final long SENTINEL = 0xdeadbeefcafef00dL;
    private static final ImportRequest TWO_PAGES =
            new ImportRequest(0, 2 * PAGE, OptionalLong.of(IOVA), DmaAccess.READ_WRITE);

    private DeviceAccess access;
    private DeviceSession edu;
    private DeviceSession peer;
    private EduDma engine;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
        assertThat(OpenDescriptors.to("/dev/")).noneMatch(node -> node.matches("/dev/(vfio/.*|iommu)"));
        assertThat(OpenDescriptors.to("/dmabuf:")).isEmpty();
    }

    private void open(OpenWay way) throws Exception {
        edu = access.open(LabDevices.EDU, Optional.of(way));
        peer = access.open(LabDevices.IVSHMEM, Optional.of(way));
        engine = new EduDma(edu);
        LabDevices.decode(peer, true);
        put(0, PATTERN);
        put(PAGE, SENTINEL);
    }

    private long target() throws Exception {
        return peer.read(BAR2, PAGE, AccessWidth.DWORD)
                | peer.read(BAR2, PAGE + Integer.BYTES, AccessWidth.DWORD) << Integer.SIZE;
    }

    /** In two accesses, as one of 8 bytes takes Linux 6.14. */
    private void put(long offset, long value) throws Exception {
        peer.write(BAR2, offset, AccessWidth.DWORD, value);
        peer.write(BAR2, offset + Integer.BYTES, AccessWidth.DWORD, value >>> Integer.SIZE);
    }

    @Test
    @Tag("lab-iommufd")
    void throughADmabufUntilItIsRevokedAndAfterItIsMappedAgain() throws Exception {
        open(OpenWay.IOMMUFD);
        DmabufHandle dmabuf = ((DmabufOutcome.Created) peer.createDmabuf(BAR2)).handle();
        AddressSpace space = edu.attach();
        assertThat(space.label()).startsWith("IOAS ");
        ImportHandle mapping = space.importDmabuf(dmabuf, TWO_PAGES);

        engine.load(IOVA, Long.BYTES);
        engine.store(IOVA + PAGE, Long.BYTES);
        assertThat(target()).isEqualTo(PATTERN);
        assertThat(dmabuf.tryImport()).isEqualTo(new TriedImport.Taken());

        LabDevices.decode(peer, false);
        assertThat(dmabuf.state()).isEqualTo(DmabufState.REVOKED);
        assertThat(mapping.state()).isEqualTo(ImportState.LOST);
        assertThat(dmabuf.tryImport()).isEqualTo(new TriedImport.Refused(Errno.ENODEV));
        VfioException e = catchThrowableOfType(
                VfioException.class,
                () -> space.importDmabuf(
                        dmabuf, new ImportRequest(0, PAGE, OptionalLong.of(2 * IOVA), DmaAccess.READ)));
        assertThat(e.errno()).isEqualTo(Errno.ENODEV);
        assertThat(e.explained()).contains("revoked", "memory decode");

        LabDevices.decode(peer, true);
        put(PAGE, SENTINEL);
        engine.store(IOVA + PAGE, Long.BYTES);
        assertThat(target()).as("the old mapping stays dead").isEqualTo(SENTINEL);
        assertThat(dmabuf.tryImport()).isEqualTo(new TriedImport.Taken());

        mapping.mapAgain();
        engine.store(IOVA + PAGE, Long.BYTES);
        assertThat(target()).isEqualTo(PATTERN);
        put(PAGE, SENTINEL);
        space.detach();
        engine.store(IOVA + PAGE, Long.BYTES);
        assertThat(target()).as("a detached device reaches nothing").isEqualTo(SENTINEL);
        assertThat(access.notices().notices()).isEmpty();
    }

    @Test
    @Tag("lab-iommufd")
    void aReadOnlyImportCannotBeWritten() throws Exception {
        open(OpenWay.IOMMUFD);
        DmabufHandle dmabuf = ((DmabufOutcome.Created) peer.createDmabuf(BAR2)).handle();
        edu.attach().importDmabuf(dmabuf, new ImportRequest(0, 2 * PAGE, OptionalLong.of(IOVA), DmaAccess.READ));

        engine.load(IOVA, Long.BYTES);
        engine.store(IOVA + PAGE, Long.BYTES);

        assertThat(target()).isEqualTo(SENTINEL);
    }

    @Test
    @Tag("lab-iommufd")
    @Tag("lab-new")
    @Tag("lab-old")
    void throughTheMappingOfARegionWithType1() throws Exception {
        open(OpenWay.GROUP);
        AddressSpace container = edu.attach();
        ImportHandle mapping = container.importRegion(peer, BAR2, TWO_PAGES);

        engine.load(IOVA, Long.BYTES);
        engine.store(IOVA + PAGE, Long.BYTES);
        assertThat(target()).isEqualTo(PATTERN);
        VfioException again =
                catchThrowableOfType(VfioException.class, () -> container.importRegion(peer, BAR2, TWO_PAGES));
        assertThat(again.errno()).isEqualTo(Errno.EEXIST);
        assertThat(again.explained()).contains("mapped at these addresses already");

        mapping.unmap();
        put(PAGE, SENTINEL);
        engine.store(IOVA + PAGE, Long.BYTES);
        assertThat(target()).as("nothing is mapped there any more").isEqualTo(SENTINEL);
        assertRefusals(
                container, List.of(OptionalLong.of(0x10), OptionalLong.of(0xfee00000L), OptionalLong.of(1L << 62)));
    }

    private void assertRefusals(AddressSpace container, List<OptionalLong> addresses) {
        for (OptionalLong iova : addresses) {
            VfioException e = catchThrowableOfType(
                    VfioException.class,
                    () -> container.importRegion(peer, BAR2, new ImportRequest(0, PAGE, iova, DmaAccess.READ)));
            assertThat(e.errno()).as("iova %s", iova).isEqualTo(Errno.EINVAL);
        }
    }

    @Test
    @Tag("lab-iommufd")
    void iommufdTakesNoMappingOfABar() throws Exception {
        open(OpenWay.IOMMUFD);
        AddressSpace space = edu.attach();

        VfioException e = catchThrowableOfType(VfioException.class, () -> space.importRegion(peer, BAR2, TWO_PAGES));

        assertThat(e.errno()).isEqualTo(Errno.EFAULT);
        assertThat(e.explained()).contains("Make a dmabuf");
    }
}
