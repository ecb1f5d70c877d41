package org.vfioscope.linux.internal.lab;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.vfioscope.access.DeviceAccess;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.access.DmabufHandle;
import org.vfioscope.access.DmabufOutcome;
import org.vfioscope.access.VfioException;
import org.vfioscope.model.DmabufRange;
import org.vfioscope.model.DmabufRequest;
import org.vfioscope.model.MmapRange;
import org.vfioscope.model.MsixMappableCapability;
import org.vfioscope.model.PciIndex;
import org.vfioscope.model.RegionFlag;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.rules.Forecast.Refused;
import org.vfioscope.model.rules.Forecast.Rule;
import org.vfioscope.model.rules.NoRangeReason;

/** Regions that are not a plain BAR: what is said of them, foretold and answered goes together. */
@Tag("lab-new")
@Tag("lab-old")
@Tag("lab-iommufd")
@ExtendWith(NoDescriptorLeft.class)
class OddRegionsLabTest {

    private static final long PAGE = 0x1000;
    private static final long FOUR_GIB = 1L << 32;

    private DeviceAccess access;

    @BeforeEach
    void begin() {
        access = LabDevices.access();
    }

    @AfterEach
    void end() throws VfioException {
        access.close();
        assertThat(access.trace().entries())
                .noneMatch(entry -> entry.event().name().equals("vfioscope_forecast_differs"));
    }

    private static RegionSnapshot region(DeviceSession session, int index) {
        return session.snapshot().region(index).orElseThrow();
    }

    private static boolean exports(DeviceSession session) {
        return session.snapshot().dmabufSupport().isSupported();
    }

    private static DmabufRequest request(int region, long offset, long size) {
        return new DmabufRequest(region, List.of(new MmapRange(offset, size)));
    }

    @Test
    void theVgaRegionIsThereAndIsNeitherMappedNorExported() throws Exception {
        DeviceSession vga = access.open(LabDevices.VGA);
        RegionSnapshot region = region(vga, PciIndex.VGA);

        assertThat(region.name()).isEqualTo("VGA");
        // the legacy ranges up to 0xbffff, linux/vfio.h
        assertThat(region.info().size()).isEqualTo(0xc0000);
        assertThat(region.info().flags()).containsExactlyInAnyOrder(RegionFlag.READ, RegionFlag.WRITE);
        assertThat(region.plan().noRange()).contains(NoRangeReason.NOT_MAPPABLE);
        assertThat(vga.createDmabuf(PciIndex.VGA))
                .isEqualTo(new DmabufOutcome.Skipped(NoRangeReason.NOT_MAPPABLE.text()));

        Answer answer = Answer.to(vga, request(PciIndex.VGA, 0, PAGE));
        assertThat(answer.asForetold()).as("%s", answer).isTrue();
        if (exports(vga)) {
            assertThat(((Refused) answer.forecast()).rule()).isEqualTo(Rule.NOT_A_BAR);
        }
        assertThat(access.open(LabDevices.EDU).snapshot().region(PciIndex.VGA)).isEmpty();
    }

    @Test
    void aBarOfFourGibIsNotCutTo32Bits() throws Exception {
        DeviceSession large = access.open(LabDevices.LARGE);
        RegionSnapshot bar = region(large, 2);

        assertThat(bar.info().size()).isEqualTo(FOUR_GIB);
        assertThat(bar.bar().orElseThrow().size()).isEqualTo(FOUR_GIB);
        assertThat(bar.bar().orElseThrow().start()).isGreaterThanOrEqualTo(FOUR_GIB);
        assertThat(bar.plan().qemuRanges()).containsExactly(new MmapRange(0, FOUR_GIB));
        for (DmabufRequest request : List.of(
                request(2, 0, FOUR_GIB),
                request(2, FOUR_GIB - PAGE, PAGE),
                request(2, FOUR_GIB, PAGE),
                request(2, FOUR_GIB - PAGE, 2 * PAGE))) {
            Answer answer = Answer.to(large, request);
            assertThat(answer.asForetold()).as("%s", answer).isTrue();
            boolean inside = request.ranges().getFirst().end() <= FOUR_GIB;
            assertThat(answer.refusal().isEmpty()).as("%s", answer).isEqualTo(exports(large) && inside);
        }
        if (exports(large)) {
            DmabufHandle handle = ((DmabufOutcome.Created) large.createDmabuf(2)).handle();
            assertThat(handle.dmabuf().size()).isEqualTo(FOUR_GIB);
            assertThat(handle.dmabuf().ranges()).extracting(DmabufRange::length).containsExactly(FOUR_GIB);
        }
    }

    @Test
    void aBarBelowAPageIsMappedButNotExported() throws Exception {
        DeviceSession ivshmem = access.open(LabDevices.IVSHMEM);
        RegionSnapshot bar = region(ivshmem, 0);

        assertThat(bar.info().size()).isEqualTo(0x100);
        assertThat(bar.info().isMappable()).isTrue();
        assertThat(bar.plan().qemuRanges()).containsExactly(new MmapRange(0, 0x100));
        Answer whole = Answer.to(ivshmem, request(0, 0, 0x100));
        assertThat(whole.asForetold()).as("%s", whole).isTrue();
        Answer page = Answer.to(ivshmem, request(0, 0, PAGE));
        assertThat(page.asForetold()).as("%s", page).isTrue();
        if (exports(ivshmem)) {
            assertThat(((Refused) whole.forecast()).rule()).isEqualTo(Rule.UNALIGNED);
            assertThat(((Refused) page.forecast()).rule()).isEqualTo(Rule.PAST_END);
        }
    }

    @Test
    void theBarWithTheMsixTableIsMappedAndExportedWithIt() throws Exception {
        DeviceSession card = access.open(LabDevices.E1000E);
        assertThat(card.snapshot().msix().orElseThrow().bar()).isEqualTo(3);
        RegionSnapshot bar = region(card, 3);

        assertThat(bar.info().capability(MsixMappableCapability.class)).isPresent();
        assertThat(bar.plan().qemuRanges())
                .containsExactly(new MmapRange(0, bar.info().size()));
        Answer answer = Answer.to(card, request(3, 0, bar.info().size()));
        assertThat(answer.asForetold()).as("%s", answer).isTrue();
        assertThat(answer.refusal().isEmpty()).isEqualTo(exports(card));
    }
}
