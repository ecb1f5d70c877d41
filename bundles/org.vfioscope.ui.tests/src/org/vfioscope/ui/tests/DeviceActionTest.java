package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.DeviceSession;
import org.vfioscope.model.AccessWidth;
import org.vfioscope.model.OpenWay;
import org.vfioscope.ui.tests.driver.DialogDriver;
import org.vfioscope.ui.tests.driver.FormDriver;
import org.vfioscope.ui.tests.driver.MenuDriver;
import org.vfioscope.ui.tests.driver.Ui;

/** Ways of opening, names of dmabufs, and whether one is revoked. */
class DeviceActionTest extends WindowTest {

    private static final String NVME = "sim:nvme";
    private static final String[] DMABUF = {NVME, "BAR 0", "dmabuf fd"};

    @Test
    void isOpenedInTheWayThatIsChosen() {
        devices.select(SIMULATED, NVME);
        MenuDriver.main().choose("Device", "Open Via…");
        DialogDriver dialog = DialogDriver.titled("Open sim:nvme Via");
        new FormDriver(dialog).pick("Its group");
        dialog.press("Open");
        regions.cells(NVME);
        assertThat(access.sessions().getFirst().snapshot().via()).startsWith("group ");
    }

    @Test
    void withType1ARegionIsMappedInsteadOfADmabuf() throws Exception {
        access.open(NVME, Optional.of(OpenWay.GROUP));
        regions.select(NVME, "BAR 0");
        MenuDriver.context(regions).choose("Import into IOAS…");
        DialogDriver dialog = DialogDriver.titled("Import into IOAS");
        FormDriver form = new FormDriver(dialog);
        assertThat(form.text("Forecast:")).contains("VFIO_IOMMU_MAP_DMA");
        form.type("Length:", "0x1000");
        dialog.press("Import");
        regions.awaitCell(4, "mapped since", NVME, "BAR 0", NVME);
    }

    @Test
    void aNameStandsBesideTheInode() {
        makeDmabuf();
        MenuDriver.context(regions).choose("Rename Dmabuf…");
        DialogDriver dialog =
                DialogDriver.titled("Name " + name(nvme().dmabufs().getFirst().dmabuf()));
        FormDriver form = new FormDriver(dialog);
        form.type("Name, as fdinfo and debugfs show it (at most 31 bytes of UTF-8):", "é".repeat(16));
        assertThat(dialog.texts()).contains("The name has 32 bytes, the kernel takes 31");
        assertThat(form.isEnabled("OK")).isFalse();
        form.type("Name, as fdinfo and debugfs show it (at most 31 bytes of UTF-8):", "queues");
        dialog.press("OK");
        regions.awaitCell(0, "\"queues\" [simulated] (inode", DMABUF);
        assertThat(nvme().dmabufs().getFirst().name()).contains("queues");
    }

    @Test
    void whetherADmabufIsRevokedIsTriedAndSaid() throws Exception {
        makeDmabuf();
        check("It was tried: an import was taken, and unmapped again.");
        nvme().write(7, 4, AccessWidth.WORD, 0);
        regions.awaitCell(4, "revoked since", DMABUF);
        regions.select(DMABUF);
        check("It was tried: an import was refused with ENODEV.");
    }

    private void check(String expected) {
        MenuDriver.main().choose("Device", "Check Whether Revoked");
        DialogDriver result = DialogDriver.titled("Check %s of sim:nvme"
                .formatted(name(nvme().dmabufs().getFirst().dmabuf())));
        assertThat(result.texts()).anyMatch(text -> text.startsWith(expected) && text.contains("either inferred"));
        result.press("OK");
        result.awaitClosed();
    }

    private void makeDmabuf() {
        open(NVME);
        regions.select(NVME, "BAR 0");
        MenuDriver.main().choose("Device", "Create Dmabuf");
        regions.awaitCell(4, "live since", DMABUF);
        regions.select(DMABUF);
        Ui.await("the selection", () -> regions.selectedNow().getFirst().startsWith("dmabuf fd"));
    }

    private DeviceSession nvme() {
        return access.sessions().getFirst();
    }
}
