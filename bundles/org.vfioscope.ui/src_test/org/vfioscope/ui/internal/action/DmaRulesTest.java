package org.vfioscope.ui.internal.action;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.vfioscope.model.DeviceDescription;
import org.vfioscope.model.Dmabuf;
import org.vfioscope.model.RegionSnapshot;
import org.vfioscope.model.dma.DmaAccess;
import org.vfioscope.model.dma.DmaMapping;
import org.vfioscope.model.dma.DmaSource;
import org.vfioscope.model.dma.ImportState;
import org.vfioscope.ui.internal.Samples;

class DmaRulesTest {

    private static final DeviceDescription DEVICE = Samples.simulated("sim:wheel");
    private static final Dmabuf DMABUF = new Dmabuf(42, 0x1000, 7, "vfio_pci_core", 0, List.of(), true);
    private static final DmaMapping MAPPING =
            new DmaMapping(0x1000, 0x1000, DmaAccess.READ, new DmaSource.DmabufPart("sim:wheel", true, 0, 7, 0));

    private static Target made(ImportState state) {
        return new Target.ImportOf(DEVICE, 0, MAPPING, state);
    }

    private static Target region(RegionSnapshot region) {
        return new Target.Region(DEVICE, Samples.EXPORTS, region);
    }

    private static String reason(Availability availability) {
        return availability instanceof Availability.Disabled disabled ? disabled.reason() : "";
    }

    @Test
    void onlyALostImportIsMappedAgain() {
        assertThat(DmaRules.mapAgain(made(ImportState.LOST)).isEnabled()).isTrue();
        assertThat(reason(DmaRules.mapAgain(made(ImportState.MAPPED)))).contains("Only an import that is LOST");
        assertThat(DmaRules.mapAgain(made(ImportState.UNMAPPED)).isEnabled()).isFalse();
        assertThat(reason(DmaRules.mapAgain(new Target.Nothing()))).contains("Select one import");
    }

    @Test
    void whatTakesUpAddressesIsUnmapped() {
        assertThat(DmaRules.unmap(made(ImportState.LOST)).isEnabled()).isTrue();
        assertThat(DmaRules.unmap(made(ImportState.MAPPED)).isEnabled()).isTrue();
        assertThat(reason(DmaRules.unmap(made(ImportState.UNMAPPED)))).contains("unmapped already");
    }

    @Test
    void aLiveDmabufAndAMappableRegionAreImported() {
        assertThat(DmaRules.importIt(new Target.DmabufOf(DEVICE, DMABUF, true)).isEnabled())
                .isTrue();
        assertThat(reason(DmaRules.importIt(new Target.DmabufOf(DEVICE, DMABUF, false))))
                .isEqualTo("The dmabuf fd 42 (inode 7) is released: create it again");
        assertThat(DmaRules.importIt(region(Samples.memory(0, 0x1000, Optional.empty())))
                        .isEnabled())
                .isTrue();
        assertThat(reason(DmaRules.importIt(region(Samples.ioPorts(2))))).contains("BAR 2 has no mmap range");
        assertThat(reason(DmaRules.importIt(new Target.Nothing()))).contains("Select one live dmabuf");
    }

    @Test
    void aLiveDmabufOfARealDeviceIsHandedOver() {
        DeviceDescription real = Samples.host("0000:03:00.0", OptionalInt.of(1), Optional.empty());
        assertThat(DmaRules.handOver(new Target.DmabufOf(real, DMABUF, true)).isEnabled())
                .isTrue();
        assertThat(reason(DmaRules.handOver(new Target.DmabufOf(real, DMABUF, false))))
                .isEqualTo("The dmabuf fd 42 (inode 7) is released: create it again");
        assertThat(reason(DmaRules.handOver(new Target.DmabufOf(DEVICE, DMABUF, true))))
                .isEqualTo(
                        "sim:wheel is simulated: its dmabufs have no descriptor that could be sent to another process;"
                                + " use a real device");
        assertThat(reason(DmaRules.handOver(new Target.Nothing()))).contains("Select one dmabuf");
    }

    @Test
    void withoutAnOpenDeviceNothingIsAttachedDetachedOrReset() {
        assertThat(reason(DmaRules.attach(new Target.Device(DEVICE, false), Optional.empty())))
                .contains("Select one open device to attach");
        assertThat(reason(DmaRules.detach(Optional.empty()))).contains("attached to an IOAS");
        assertThat(reason(DmaRules.reset(Optional.empty()))).contains("Select one open device to reset");
        assertThat(reason(DmaRules.openVia(new Target.Device(DEVICE, true))))
                .contains("close it to open it in another way");
        assertThat(DmaRules.openVia(new Target.Device(DEVICE, false)).isEnabled())
                .isTrue();
    }

    @Test
    void theAddressSpaceOfAnImportIsThatOfTheImporter() {
        assertThat(DmaRules.attachedDevice(made(ImportState.LOST))).contains(DEVICE);
        assertThat(DmaRules.attachedDevice(new Target.DmabufOf(DEVICE, DMABUF, true)))
                .isEmpty();
        assertThat(ActionRules.close(made(ImportState.MAPPED)).isEnabled()).isFalse();
    }
}
