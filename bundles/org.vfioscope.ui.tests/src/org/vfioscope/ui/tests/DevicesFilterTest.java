package org.vfioscope.ui.tests;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import org.eclipse.swt.SWT;
import org.eclipse.swt.widgets.Event;
import org.eclipse.swt.widgets.TreeItem;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.vfioscope.ui.tests.driver.CommandDriver;
import org.vfioscope.ui.tests.driver.Ui;

/** The filter of the Devices view, which shows what it finds and leaves the tree afterwards as it was before. */
class DevicesFilterTest extends WindowTest {

    @BeforeEach
    void listTwoHeadings() {
        PretendedHardware.list(true);
        CommandDriver.run("org.vfioscope.ui.refresh", Map.of());
        devices.cells(PretendedHardware.LABEL, PretendedHardware.NAME);
    }

    @AfterEach
    void showAllAgain() {
        devices.clearFilter();
        expand(SIMULATED, true);
        PretendedHardware.list(false);
        CommandDriver.run("org.vfioscope.ui.refresh", Map.of());
        Ui.await("an end of it", () -> !devices.isShown(PretendedHardware.LABEL, PretendedHardware.NAME));
    }

    @Test
    void keepsWhatIsExpandedAndWhatIsNot() {
        expand(SIMULATED, false);
        devices.filter("nvme");
        Ui.await("both", () -> isExpanded(SIMULATED) && isExpanded(PretendedHardware.LABEL));
        assertThat(devices.shown())
                .anyMatch(row -> row.startsWith("sim:nvme"))
                .noneMatch(row -> row.startsWith("sim:gpu"));

        devices.clearFilter();
        Ui.await("what was collapsed", () -> !isExpanded(SIMULATED));
        assertThat(Ui.call(() -> isExpanded(PretendedHardware.LABEL))).isTrue();
    }

    private void expand(String heading, boolean expanded) {
        Ui.run(() -> {
            TreeItem item = item(heading);
            item.setExpanded(expanded);
            Event event = new Event();
            event.item = item;
            devices.tree().notifyListeners(expanded ? SWT.Expand : SWT.Collapse, event);
        });
    }

    private boolean isExpanded(String heading) {
        return item(heading).getExpanded();
    }

    private TreeItem item(String heading) {
        return Arrays.stream(devices.tree().getItems())
                .filter(candidate -> candidate.getText().startsWith(heading))
                .findFirst()
                .orElseThrow();
    }
}
