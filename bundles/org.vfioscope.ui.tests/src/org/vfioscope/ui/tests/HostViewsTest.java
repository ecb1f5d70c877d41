package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import org.eclipse.jface.resource.JFaceResources;
import org.eclipse.swt.SWT;
import org.eclipse.swt.graphics.RGB;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.access.HeldDmabufs;
import org.vfioscope.access.spi.DeviceProvider;
import org.vfioscope.model.host.Finding;
import org.vfioscope.ui.tests.driver.ClipboardDriver;
import org.vfioscope.ui.tests.driver.JobDriver;
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
    private static final String KERNEL = "This host (Host devices";
    private static final String PRETENDED = "This host (" + PretendedHost.LABEL;

    private static final String LOOK = "Look Through All Processes";

    private final TreeDriver holders = TreeDriver.withColumn("Process");
    private final TreeDriver doctor = TreeDriver.withColumn("Severity");

    @AfterEach
    void backToLight() {
        ThemeDriver.back();
    }

    @AfterEach
    void showWhatOtherTestsLookAt() {
        PretendedHost.goAway();
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
        PretendedHost.examine();
        ViewMenuDriver.reopen("org.vfioscope.ui.doctor");
        List<Finding> findings = findings();
        for (int i = 0; i < findings.size(); i++) {
            if (findings.get(i).command().isPresent()) {
                doctor.selectChild(i, KERNEL);
                copyByKeyAndByTool(findings.get(i).command().get());
            }
        }
        doctor.selectChild(0, PRETENDED);
        copyByKeyAndByTool(PretendedHost.COMMAND);
        doctor.selectChild(1, PRETENDED);
        ToolbarDriver.await(false, "Copy Command");
    }

    private static void copyByKeyAndByTool(String command) {
        ClipboardDriver.put("before");
        KeyDriver.press(SWT.MOD1, 'c');
        ClipboardDriver.await(command);
        ClipboardDriver.put("before");
        ToolbarDriver.press("Copy Command");
        ClipboardDriver.await(command);
    }

    @Test
    void checkAgainExaminesAnew() {
        PretendedHost.examine();
        ViewMenuDriver.reopen("org.vfioscope.ui.doctor");
        doctor.awaitCell(1, "wrong at look " + PretendedHost.examined(), PRETENDED, "error");
        int before = PretendedHost.examined();
        ToolbarDriver.press("Check Again");
        doctor.awaitCell(1, "wrong at look " + (before + 1), PRETENDED, "error");
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
        lookThroughAllProcesses();
        HeldDmabufs held = HeldDmabufs.search(access, () -> false);
        if (held.dmabufs().isEmpty() && held.devices().isEmpty()) {
            TableDriver.trace()
                    .awaitSentence(
                            held.unreadable() == 0
                                    ? "No process holds a dmabuf"
                                    : "No dmabuf was found. Processes that could not be read: %s"
                                            .formatted(held.unreadable()));
        } else {
            held.devices().forEach(device -> holders.cells(device.process()));
            held.dmabufs().forEach(dmabuf -> holders.cells(dmabuf.holding().process()));
        }
    }

    @Test
    void theDmabufsOfOtherProcessesAreBelowThem() {
        PretendedHost.holds("early");
        lookThroughAllProcesses();
        assertThat(holders.cells("early")).first().asString().startsWith("early (pid ");
        assertThat(holders.children("early")).containsExactly("fd 5: dmabuf");
        Screenshots.take("holders-light", Ui.call(Ui::shell));
    }

    @Test
    void aSearchThatWasEndedDoesNotHideWhatALaterOneFound() {
        PretendedHost.holds("early");
        CountDownLatch latch = PretendedHost.hold();
        int before = PretendedHost.scanned();
        lookThroughAllProcesses();
        Ui.await("the first search", () -> PretendedHost.scanned() > before);
        PretendedHost.holdNoMore();
        PretendedHost.holds("late");
        ToolbarDriver.press(LOOK);
        holders.cells("late");
        latch.countDown();
        JobDriver.awaitNone("Look for the dmabufs of all processes");
        assertThat(holders.has("late")).isTrue();
        assertThat(holders.has("early")).isFalse();
    }

    private static void lookThroughAllProcesses() {
        ViewMenuDriver.reopen("org.vfioscope.ui.dmabufs");
        ToolbarDriver.press(LOOK);
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
