package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.host.Finding;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.KeyDriver;
import org.vfioscope.ui.tests.driver.Screenshots;
import org.vfioscope.ui.tests.driver.TableDriver;
import org.vfioscope.ui.tests.driver.Texts;
import org.vfioscope.ui.tests.driver.ThemeDriver;
import org.vfioscope.ui.tests.driver.ToolbarDriver;
import org.vfioscope.ui.tests.driver.TreeDriver;
import org.vfioscope.ui.tests.driver.Ui;
import org.vfioscope.ui.tests.driver.ViewMenuDriver;

/** What the views of the host show is what the providers find on this host, whatever it is. */
class HostViewsTest extends WindowTest {

    private static final String HOST = "This host";

    private final TreeDriver doctor = TreeDriver.withColumn("Severity");

    @AfterEach
    void backToLight() {
        ThemeDriver.back();
    }

    @AfterEach
    void showWhatOtherTestsLookAt() {
        ViewMenuDriver.reopen("org.vfioscope.ui.dmabufs");
        ViewMenuDriver.show("org.vfioscope.ui.trace");
    }

    @Test
    void everyFindingIsShownWithItsSeverityInAWord() throws Exception {
        ViewMenuDriver.reopen("org.vfioscope.ui.doctor");
        List<Finding> findings = findings();
        assertThat(findings).isNotEmpty();
        assertThat(doctor.children(HOST))
                .isEqualTo(findings.stream()
                        .map(finding -> switch (finding.severity()) {
                            case OK -> "ok";
                            case NOTE -> "note";
                            case WARNING -> "warning";
                            case ERROR -> "error";
                        })
                        .toList());
        // the picture for people shows one that something is to be done about, where this host has one
        int telling = (int) findings.stream()
                .takeWhile(finding -> finding.severity() == Finding.Severity.OK
                        || finding.command().isEmpty())
                .count();
        doctor.selectChild(Math.min(telling, findings.size() - 1), HOST);
        Screenshots.takeLightAndDark("doctor-finding");
    }

    @Test
    void aCommandIsCopiedByItsKeyAndByItsTool() throws Exception {
        ViewMenuDriver.reopen("org.vfioscope.ui.doctor");
        List<Finding> findings = findings();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).command().isPresent()) {
                doctor.selectChild(i, HOST);
                KeyDriver.press(SWT.MOD1, 'c');
                ClipboardDriver.await(findings.get(i).command().get());
                ToolbarDriver.press("Copy Command");
            }
        }
        ToolbarDriver.press("Check Again");
        assertThat(doctor.children(HOST)).hasSameSizeAs(findings);
    }

    @Test
    void whatIsReadIsNoDimmerThanOtherWordsInTheDarkTheme() {
        ThemeDriver.choose("Dark", "e4_dark");
        ViewMenuDriver.reopen("org.vfioscope.ui.doctor");
        Ui.await("the colour of the theme's words", () -> {
            RGB words = JFaceResources.getColorRegistry().getRGB("org.eclipse.ui.workbench.DARK_FOREGROUND");
            return words != null && words.equals(Texts.colourOf("Select a finding"));
        });
    }

    @Test
    void theSelectedDeviceIsExaminedToo() {
        ViewMenuDriver.reopen("org.vfioscope.ui.doctor");
        devices.select(SIMULATED, "sim:gpu");
        assertThat(doctor.cells("Device sim:gpu", "note").get(1)).isEqualTo("sim:gpu is simulated");
    }

    @Test
    void theHoldersAreThoseOfAllProcesses() throws Exception {
        ViewMenuDriver.reopen("org.vfioscope.ui.dmabufs");
        ToolbarDriver.press("Look Through All Processes");
        HeldDmabufs held = HeldDmabufs.search(access, () -> false);
        if (held.dmabufs().isEmpty() && held.devices().isEmpty()) {
            TableDriver.trace()
                    .awaitSentence(
                            held.unreadable() == 0
                                    ? "No process holds a dmabuf"
                                    : "No dmabuf was found. Processes that could not be read: %s"
                                            .formatted(held.unreadable()));
        } else {
            TreeDriver holders = TreeDriver.withColumn("Process");
            held.dmabufs().forEach(dmabuf -> holders.cells(dmabuf.holding().process()));
        }
        Screenshots.take("holders-light", Ui.call(Ui::shell));
    }

    private List<Finding> findings() throws Exception {
        return access.providers().stream()
                .map(DeviceProvider::doctor)
                .flatMap(Optional::stream)
                .findFirst()
                .orElseThrow()
                .examineHost(() -> false);
    }
}
